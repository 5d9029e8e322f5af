-- From here on the counter holds the last sequence given, its day too, so that a clock that goes back over
-- midnight gives no smaller one. It starts at the greatest there is.
select setval('acceptance_counter', greatest(last_value,
  (select max(sequence) from submission), (select max(sequence) from decision)))
from acceptance_counter;
