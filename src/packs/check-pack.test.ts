import { join } from 'node:path'
import { test } from 'node:test'
import { assertSays, copyExample, problemsIn, rewrite } from './example-copy.fixture.ts'

type Spoilt = {
  readonly name: string
  readonly file: string
  readonly from: string | RegExp
  readonly to: string
  readonly says: RegExp
}

const SPOILT: readonly Spoilt[] = [
  {
    name: 'an unknown key names the one that was meant',
    file: 'law/regimes.yaml',
    from: 'thresholdMinor: 4500',
    to: 'threshold: 4500',
    says: /law\/regimes\.yaml:11:3: `threshold` is not known here; did you mean `thresholdMinor`\?/,
  },
  {
    name: 'a missing key',
    file: 'law/grounds.yaml',
    from: '  cite: Arvenia Customs Act, section 70\n',
    to: '',
    says: /law\/grounds\.yaml:3:\d+: `cite` is missing here\. Write it\./,
  },
  {
    name: 'a word that is not known',
    file: 'law/regimes.yaml',
    from: 'state: open',
    to: 'state: opened',
    says: /law\/regimes\.yaml:9:3: `state` is "opened", which is no word known here; did you mean `open`\?/,
  },
  {
    name: 'a number where text belongs',
    file: 'law/rates.yaml',
    from: 'rate: "0.92"',
    to: 'rate: 0.92',
    says: /law\/rates\.yaml:\d+:\d+: `rate` is the number 0\.92, not text\. Put it in quotes: "0\.92"\./,
  },
  {
    name: 'a threshold of the wrong kind',
    file: 'law/regimes.yaml',
    from: 'thresholdMinor: 4500',
    to: 'thresholdMinor: a lot',
    says: /regimes\.yaml:11:3: `thresholdMinor` is the string "a lot", not a whole number\./,
  },
  {
    name: 'a key that stands twice',
    file: 'law/regimes.yaml',
    from: '  aggregation: none\n',
    to: '  aggregation: none\n  aggregation: none\n',
    says: /law\/regimes\.yaml:14:3: This key stands twice in one mapping\. Keep one of them\./,
  },
  {
    name: 'a ground that is not there',
    file: 'risk/rules/trade.yaml',
    from: 'ground: xa.counterfeit',
    to: 'ground: xa.counterfiet',
    says: /trade\.yaml:9:3: There is no ground `xa\.counterfiet`\. Did you mean `xa\.counterfeit`\?/,
  },
  {
    name: 'a regime that is not there',
    file: 'law/pathways.yaml',
    from: 'regimes: [low-value-45]',
    to: 'regimes: [low-value-46]',
    says: /pathways\.yaml:\d+:\d+: There is no regime `low-value-46`\. Did you mean `low-value-45`\?/,
  },
  {
    name: 'a term list that is not there',
    file: 'risk/rules/smuggling.yaml',
    from: 'mentions(item.text, "weapons")',
    to: 'mentions(item.text, "weapon")',
    says: /smuggling\.yaml:\d+:3: There is no term list `weapon`\. Did you mean `weapons`\?/,
  },
  {
    name: 'an element that is not there',
    file: 'law/pathways.yaml',
    from: 'element: consignor.name,',
    to: 'element: consigner.name,',
    says: /`element` is "consigner\.name", which is no word known here; did you mean `consignor\.name`\?/,
  },
  {
    name: 'an element filers have no words for',
    file: 'texts/filer.en.yaml',
    from: 'missing.grossWeightGrams:',
    to: 'missing.weight:',
    says: /pathways\.yaml:\d+:\d+: Filers have no words for a missing `grossWeightGrams`/,
  },
  {
    name: 'a topic officers have no words for',
    file: 'texts/officer.en.yaml',
    from: 'topic.ipr:',
    to: 'topic.ipl:',
    says: /officer\.en\.yaml:1:1: Officers have no words for `topic\.ipr`\. Write `topic\.ipr` with `text`/,
  },
  {
    name: 'a period that ends before it begins',
    file: 'law/regimes.yaml',
    from: '  from: null\n  to: 2024-07-01',
    to: '  from: 2024-07-02\n  to: 2024-07-01',
    says: /regimes\.yaml:6:3: The period ends on 2024-07-01, before it has a day from 2024-07-02/,
  },
  {
    name: 'a period of no day',
    file: 'law/facts.yaml',
    from: 'from: 2024-07-01\n  to: null',
    to: 'from: 2024-07-01\n  to: 2024-07-01',
    says: /facts\.yaml:\d+:3: The period ends on 2024-07-01, before it has a day from 2024-07-01/,
  },
  {
    name: 'a score that refuses',
    file: 'risk/policy.yaml',
    from: 'lane: examine, from: 500',
    to: 'lane: refuse, from: 500',
    says: /policy\.yaml:\d+:\d+: A score alone cannot refuse/,
  },
  {
    name: 'a score nobody reaches',
    file: 'risk/policy.yaml',
    from: 'lane: examine, from: 500',
    to: 'lane: examine, from: 5000',
    says: /policy\.yaml:\d+:\d+: No score reaches 5000: the most is 1000/,
  },
  {
    name: 'a rate of zero',
    file: 'law/rates.yaml',
    from: 'rate: "0.92"',
    to: 'rate: "0.00"',
    says: /rates\.yaml:3:\d+: A rate cannot be zero/,
  },
  {
    name: 'a rate of the own currency',
    file: 'law/rates.yaml',
    from: 'currency: USD',
    to: 'currency: EUR',
    says: /rates\.yaml:3:\d+: EUR is the pack's own currency and has no rate/,
  },
  {
    name: 'a stratum without values',
    file: 'risk/policy.yaml',
    from: 'valueFromMinor: 0, valueToMinor: 500',
    to: 'valueFromMinor: 500, valueToMinor: 500',
    says: /policy\.yaml:\d+:\d+: No value is from 500 and under 500/,
  },
  {
    name: 'a rule that refuses what it cannot know',
    file: 'risk/rules/security.yaml',
    from: 'whenUnknown: { weight: 80 }',
    to: 'whenUnknown: { weight: 80, lane: refuse }',
    says: /security\.yaml:\d+:\d+: What is not known cannot be refused as not admissible/,
  },
  {
    name: 'a row that stands twice',
    file: 'law/grounds.yaml',
    from: 'id: xa.counterfeit',
    to: 'id: xa.contraband',
    says: /grounds\.yaml:\d+:3: `xa\.contraband` stands here a second time/,
  },
  {
    name: 'an element that is asked for twice',
    file: 'law/pathways.yaml',
    from: '{ element: shipmentReference, status: required }',
    to: '{ element: goodsItems.description, status: required }',
    says: /pathways\.yaml:\d+:\d+: `goodsItems\.description` is asked for twice/,
  },
  {
    name: 'a day that does not exist',
    file: 'law/facts.yaml',
    from: 'from: 2024-07-01',
    to: 'from: 2024-02-30',
    says: /facts\.yaml:\d+:3: 2024-02-30 is no day\./,
  },
  {
    name: 'two rows of one thing on one day',
    file: 'law/facts.yaml',
    from: 'id: xa.handling-fee',
    to: 'id: xa.duty-free-gift',
    says: /facts\.yaml:\d+:3: `xa\.duty-free-gift` has another row for days from the beginning/,
  },
  {
    name: 'rates that overlap',
    file: 'law/rates.yaml',
    from: 'currency: GBP',
    to: 'currency: USD',
    says: /rates\.yaml:4:3: `USD` has another row for days from the beginning to further notice/,
  },
  {
    name: 'days no regime governs',
    file: 'law/regimes.yaml',
    from: 'to: 2024-07-01',
    to: 'to: 2024-06-01',
    says: /From 2024-06-01 no regime governs mail of every origin\. Add a row/,
  },
  {
    name: 'a regime without a last pathway',
    file: 'law/pathways.yaml',
    from: '- id: standard\n  name: Standard declaration\n  from: null\n  to: null\n  channels: ["*"]\n',
    to: '- id: standard\n  name: Standard declaration\n  from: null\n  to: null\n  channels: [mail]\n',
    says: /From the beginning `low-value-45` has no pathway for express/,
  },
  {
    name: 'an open exemption without a threshold',
    file: 'law/regimes.yaml',
    from: 'thresholdMinor: 4500',
    to: 'thresholdMinor: null',
    says: /regimes\.yaml:11:3: An open exemption has a threshold\. Write `thresholdMinor`\./,
  },
  {
    name: 'an exempt pathway under a closed regime',
    file: 'law/regimes.yaml',
    from: "state: open\n  # Minor units of the pack's currency: 4500 cents.\n  thresholdMinor: 4500",
    to: 'state: suspended\n  thresholdMinor: null',
    says: /The pathway counts as exempt under `low-value-45`, which is suspended/,
  },
  {
    name: 'a time zone nobody has',
    file: 'law/places.yaml',
    from: 'timeZone: Europe/Vienna',
    to: 'timeZone: Europe/Arven',
    says: /places\.yaml:\d+:3: Europe\/Arven is no time zone of the IANA database/,
  },
  {
    name: 'an offset in place of a time zone',
    file: 'pack.yaml',
    from: 'timeZone: Europe/Vienna',
    to: 'timeZone: "+01:00"',
    says: /pack\.yaml:10:1: \+01:00 is no time zone/,
  },
  {
    name: 'a currency nobody has',
    file: 'law/rates.yaml',
    from: 'currency: USD',
    to: 'currency: UST',
    says: /rates\.yaml:\d+:\d+: UST is no ISO 4217 currency/,
  },
  {
    name: 'a purpose no authority allows',
    file: 'law/purposes.yaml',
    from: 'entry, commercial-enforcement, statistics]',
    to: 'entry, statistics]',
    says: /trade\.yaml:\d+:3: No authority of this pack allows data to serve `commercial-enforcement`/,
  },
  {
    name: 'a security outcome for a purpose other than security',
    file: 'risk/rules/smuggling.yaml',
    from: 'effect: { weight: 450, lane: examine }',
    to: 'effect: { weight: 450, security: rfs }',
    says: /smuggling\.yaml:\d+:\d+: `rfs` is for the safety of the flight, yet the rule serves `smuggling`/,
  },
  {
    name: 'keeping drugs from loading',
    file: 'risk/rules/security.yaml',
    from: /topic: explosive([^]*?)security: rfs/,
    to: 'topic: narcotic$1security: dnl-proposed',
    says: /security\.yaml:\d+:\d+: A parcel is never kept from loading for `narcotic`/,
  },
  {
    name: 'a refusal whose ground does not allow it',
    file: 'risk/rules/smuggling.yaml',
    from: 'effect: { weight: 650, lane: examine }',
    to: 'effect: { weight: 650, lane: refuse }',
    says: /smuggling\.yaml:\d+:\d+: The ground `xa\.contraband` does not allow to refuse/,
  },
  {
    name: 'a refusal for what is unknown',
    file: 'risk/policy.yaml',
    from: 'ruleFault: { weight: 0, lane: documents }',
    to: 'ruleFault: { weight: 0, lane: refuse }',
    says: /policy\.yaml:\d+:\d+: What is unknown or drawn by lot cannot be refused/,
  },
  {
    name: 'thresholds that fall',
    file: 'risk/policy.yaml',
    from: 'lane: documents, from: 350',
    to: 'lane: documents, from: 150',
    says: /policy\.yaml:7:5: Thresholds do not rise/,
  },
  {
    name: 'a topic that is not there',
    file: 'risk/policy.yaml',
    from: '  activity: 250',
    to: '  activities: 250',
    says: /policy\.yaml:\d+:3: There is no `activities`\. Did you mean `activity`\?/,
  },
  {
    name: 'a lane nobody is told of',
    file: 'risk/policy.yaml',
    from: /  intercept:\n.*\n/,
    to: '',
    says: /policy\.yaml:\d+:1: There are no directives for `intercept`/,
  },
  {
    name: 'a term that stands twice',
    file: 'risk/terms/weapons.yaml',
    from: 'stun gun, pepper',
    to: 'stun gun, Stun Gun, pepper',
    says: /weapons\.yaml:\d+:\d+: `stun gun` stands here a second time/,
  },
  {
    name: 'an exception that does nothing',
    file: 'risk/terms/weapons.yaml',
    from: 'except: [',
    to: 'except: [letter opener, ',
    says: /weapons\.yaml:\d+:\d+: The exception "letter opener" holds no term of its list/,
  },
]

for (const { name, file, from, to, says } of SPOILT) {
  test(`refuses ${name}`, async () => {
    const folder = copyExample()
    rewrite(join(folder, file), (text) => text.replace(from, to))
    assertSays(await problemsIn(folder), says)
  })
}
