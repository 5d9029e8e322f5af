-- A consignment that is owed several re-decisions is taken with all of them, and decided once.
create index work_consignment on work (consignment_id);
