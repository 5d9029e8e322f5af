/**
 * Every quality rule, what one finding of it costs, and the words it takes when the pack has none.
 * Ids are stable: packs, filers and statistics name them. `{name}` stands for a value of the filing;
 * personal data is never repeated in a text.
 */

type RuleText = {
  /** What one finding costs of the quality of the part it is in, 0 to 1. */
  readonly weight: number
  readonly text: string
  readonly mend: string
}

/** The rules about what the goods are said to be. */
const DESCRIPTION = {
  'quality.description.vague': {
    weight: 0.6,
    text: '"{term}" does not say what the goods are.',
    mend: 'Say what it is, what it is made of and what it is for: "brake pads, ceramic, for cars".',
  },
  'quality.description.unspecific': {
    weight: 0.4,
    text: '"{term}" leaves open what the goods are.',
    mend: 'Leave the phrase out and name each article.',
  },
  'quality.description.packaging': {
    weight: 0.4,
    text: '"{term}" names the package, not the goods.',
    mend: 'Say what is inside; the number of packages has its own field.',
  },
  'quality.description.disclaimer': {
    weight: 0.3,
    text: '"{term}" is a remark, not a description of goods.',
    mend: 'Leave remarks and disclaimers out; say only what the goods are.',
  },
  'quality.description.placeholder': {
    weight: 1,
    text: '"{term}" stands where the description of the goods belongs.',
    mend: 'Say what the goods are, or leave the field out if you do not know.',
  },
  'quality.description.digits': {
    weight: 0.8,
    text: 'The description has no words.',
    mend: 'Say in words what the goods are; codes have their own fields.',
  },
  'quality.description.short': {
    weight: 0.8,
    text: 'The description is too short to say what the goods are.',
    mend: 'Say what it is, what it is made of and what it is for.',
  },
  'quality.description.code-only': {
    weight: 0.6,
    text: 'The description is only a model or article number.',
    mend: 'Say what the article is; the number may stand after it: "kettle, steel, KX-200".',
  },
  'quality.description.gibberish': {
    weight: 1,
    text: 'The description is no word of any language.',
    mend: 'Say what the goods are.',
  },
  'quality.description.too-long': {
    weight: 0.2,
    text: 'The description has more than {limit} characters.',
    mend: 'Keep to what the goods are; leave advertising out.',
  },
  'quality.description.link': {
    weight: 0.3,
    text: 'The description holds a web address.',
    mend: 'Give the address of the offer in the field for it and the goods here.',
  },
  'quality.personal.email': {
    weight: 0.5,
    text: 'The description holds an e-mail address.',
    mend: 'Give contact details only in the fields of the party.',
  },
  'quality.personal.phone': {
    weight: 0.5,
    text: 'The description holds a phone number.',
    mend: 'Give contact details only in the fields of the party.',
  },
  'quality.personal.name': {
    weight: 0.5,
    text: 'The description holds the name of the {role}.',
    mend: 'Give names only in the fields of the party.',
  },
  'quality.personal.address': {
    weight: 0.5,
    text: 'The description holds a street address.',
    mend: 'Give addresses only in the fields of the party.',
  },
  'quality.personal.card': {
    weight: 0.5,
    text: 'The description holds what looks like the number of a payment card.',
    mend: 'Take the number out; no customs filing needs it.',
  },
  'quality.personal.document': {
    weight: 0.5,
    text: 'The description holds what looks like the number of an identity paper or account.',
    mend: 'Take the number out; identifiers of a party have their own field.',
  },
} as const satisfies Readonly<Record<string, RuleText>>

/** The rules about the letters of any text. */
const LETTERS = {
  'quality.text.lost-characters': {
    weight: 0.5,
    text: 'Characters of this text were lost on the way and stand as question marks.',
    mend: 'Send the text as UTF-8 from its source.',
  },
  'quality.text.mojibake': {
    weight: 0.5,
    text: 'This text was read in a wrong character set; it has strings such as "Ã©".',
    mend: 'Send the text as UTF-8 from its source.',
  },
  'quality.text.control-characters': {
    weight: 0.3,
    text: 'This text holds control characters.',
    mend: 'Send plain text without control characters.',
  },
  'quality.text.repeated-character': {
    weight: 1,
    text: 'This text is one character over and over.',
    mend: 'Write what belongs here, or leave the field out if you do not know.',
  },
} as const satisfies Readonly<Record<string, RuleText>>

/** The rules about parties, their addresses and contacts. */
const PARTIES = {
  'quality.party.placeholder': {
    weight: 1,
    text: '"{term}" stands where the {field} of the {role} belongs.',
    mend: 'Write the true value, or leave the field out if you do not know.',
  },
  'quality.name.digits': {
    weight: 1,
    text: 'The name of the {role} has no letters.',
    mend: 'Write the name of the person or company.',
  },
  'quality.country.code': {
    weight: 0.6,
    text: '"{value}" is no ISO 3166 country code.',
    mend: 'Write the two capital letters of the country{hint}.',
  },
  'quality.postcode.format': {
    weight: 0.4,
    text: '"{value}" has not the form of a postcode of {country}.',
    mend: 'Check postcode and country; one of them is wrong.',
  },
  'quality.postcode.placeholder': {
    weight: 0.8,
    text: '"{value}" is no postcode in use.',
    mend: 'Write the true postcode, or leave the field out if you do not know.',
  },
  'quality.postcode.unassigned': {
    weight: 0.5,
    text: 'No postcode of {country} begins like "{value}".',
    mend: 'Check the postcode for a wrong digit.',
  },
  'quality.postcode.region': {
    weight: 0.4,
    text: 'Postcode "{value}" lies in {expected}, not in {region}.',
    mend: 'Check postcode and region; one of them is wrong.',
  },
  'quality.region.unknown': {
    weight: 0.2,
    text: '"{value}" is no region of {country}.',
    mend: 'Write the code or the full name of the state or province.',
  },
  'quality.phone.number': {
    weight: 0.3,
    text: 'The phone number of the {role} cannot exist.',
    mend: 'Write it with + and country code, such as +8675512345678.',
  },
  'quality.email.shape': {
    weight: 0.3,
    text: 'The e-mail address of the {role} is none.',
    mend: 'Write one address, such as name@example.com.',
  },
} as const satisfies Readonly<Record<string, RuleText>>

/** The rules about codes, values, quantities and weights. */
const FIGURES = {
  'quality.commodity.characters': {
    weight: 0.2,
    text: 'The commodity code holds more than digits.',
    mend: 'Write digits only{hint}.',
  },
  'quality.commodity.length': {
    weight: 0.5,
    text: 'A commodity code has 6, 8 or 10 digits; this has {count}.',
    mend: 'Write at least the six digits of the Harmonized System.',
  },
  'quality.commodity.leading-zero': {
    weight: 0.5,
    text: 'The commodity code has {count} digits; it seems to have lost a zero at its beginning.',
    mend: 'Write "{hint}" if that is the code; keep codes as text in spreadsheets.',
  },
  'quality.commodity.chapter': {
    weight: 0.8,
    text: 'The Harmonized System has no chapter {chapter}.',
    mend: 'Look the code up again; chapters run from 01 to 97, without 77, and 98 and 99 are national.',
  },
  'quality.commodity.placeholder': {
    weight: 1,
    text: '"{value}" is a placeholder, not a commodity code.',
    mend: 'Look the code of the goods up, or leave the field out if you do not know it.',
  },
  'quality.value.format': {
    weight: 0.8,
    text: 'The amount cannot be read: {reason}',
    mend: 'Write a plain decimal number such as 50.00.',
  },
  'quality.value.zero': {
    weight: 1,
    text: 'The value of the goods is zero.',
    mend: 'State what the goods are worth; gifts, samples and free goods have a value too.',
  },
  'quality.value.token': {
    weight: 0.8,
    text: 'A value of {value} is a token, not a price.',
    mend: 'State what the buyer paid, or what the goods would cost.',
  },
  'quality.currency.code': {
    weight: 0.8,
    text: '"{value}" is no ISO 4217 currency code.',
    mend: 'Write the three capital letters of the currency{hint}.',
  },
  'quality.currency.unlikely': {
    weight: 0.3,
    text: '{value} is the currency of none of the countries of this parcel.',
    mend: 'Check the currency.',
  },
  'quality.quantity.zero': {
    weight: 1,
    text: 'The quantity is zero.',
    mend: 'Write how many there are, or leave the line out.',
  },
  'quality.quantity.fraction': {
    weight: 0.3,
    text: 'A quantity of {value} is no whole number of pieces.',
    mend: 'Write whole pieces, or the unit that the number counts.',
  },
  'quality.unit.code': {
    weight: 0.2,
    text: '"{value}" is no unit code of UN/ECE Recommendation 20 or 21.',
    mend: 'Write a code such as PCE, KGM or MTR{hint}.',
  },
  'quality.weight.zero': {
    weight: 1,
    text: 'The weight is zero.',
    mend: 'Write the weight in grams, or leave the field out if you do not know.',
  },
  'quality.weight.net-over-gross': {
    weight: 0.6,
    text: 'The goods weigh {net} g net and the parcel with its packing only {gross} g.',
    mend: 'Check the weights; both are in grams, and net weights are of the whole line.',
  },
  'quality.weight.too-light': {
    weight: 0.5,
    text: 'A parcel cannot weigh {value} g.',
    mend: 'Weigh the parcel, and write grams, not kilograms.',
  },
  'quality.weight.class-limit': {
    weight: 0.6,
    text: 'Mail of class {class} weighs at most {limit} g; this weighs {value} g.',
    mend: 'Check the weight and the class of mail.',
  },
  'quality.weight.package-limit': {
    weight: 0.5,
    text: '{value} g for one package is more than the {limit} g that travel this way.',
    mend: 'Check the weight and the number of packages; the weight is in grams.',
  },
  'quality.packages.zero': {
    weight: 0.8,
    text: 'The number of packages is zero.',
    mend: 'Count the smallest outer packages; one parcel is 1.',
  },
  'quality.goods.empty': {
    weight: 1,
    text: 'The filing has no line of goods.',
    mend: 'List what is in the parcel, a line for each kind of article.',
  },
  'quality.goods.duplicate': {
    weight: 0.3,
    text: 'This line repeats line {line} word for word.',
    mend: 'State each kind of article once, with its whole quantity and value.',
  },
} as const satisfies Readonly<Record<string, RuleText>>

/** The rules about identifiers and the journey. */
const JOURNEY = {
  'quality.postal-item.format': { weight: 0.8, text: '{text}', mend: '{advice}' },
  'quality.postal-item.indicator': { weight: 0.8, text: '{text}', mend: '{advice}' },
  'quality.postal-item.country': { weight: 0.8, text: '{text}', mend: '{advice}' },
  'quality.postal-item.check-digit': { weight: 0.8, text: '{text}', mend: '{advice}' },
  'quality.postal-item.class': {
    weight: 0.4,
    text: 'Identifiers that begin with {indicator} are not given to mail of class {class}.',
    mend: 'Check the first two letters of the identifier and the class of mail.',
  },
  'quality.receptacle.format': { weight: 0.5, text: '{text}', mend: '{advice}' },
  'quality.receptacle.country': { weight: 0.5, text: '{text}', mend: '{advice}' },
  'quality.receptacle.category': { weight: 0.5, text: '{text}', mend: '{advice}' },
  'quality.master.format': { weight: 0.5, text: '{text}', mend: '{advice}' },
  'quality.master.check-digit': { weight: 0.5, text: '{text}', mend: '{advice}' },
  'quality.tracking.check-digit': {
    weight: 0.5,
    text: 'This has the form of a tracking number of {carrier}, but its check digit is wrong.',
    mend: 'Scan or copy the number again; a digit is wrong or two are swapped.',
  },
  'quality.reference.placeholder': {
    weight: 1,
    text: '"{value}" is a placeholder, not a reference.',
    mend: 'Write the number on the label, or leave the field out if you do not know it.',
  },
  'quality.flight.format': {
    weight: 0.3,
    text: '"{value}" is no flight number.',
    mend: 'Write the airline code and the number, such as AX0123.',
  },
  'quality.place.code': {
    weight: 0.4,
    text: '"{value}" is no UN/LOCODE.',
    mend: 'Write the five characters of the place, country first.',
  },
  'quality.time.order': {
    weight: 0.6,
    text: 'The arrival is before the departure.',
    mend: 'Check both times and their offsets from UTC.',
  },
  'quality.time.late': {
    weight: 0.3,
    text: 'The filing was lodged after the estimated arrival.',
    mend: 'Lodge before the goods arrive, or correct the arrival.',
  },
  'quality.time.far': {
    weight: 0.6,
    text: 'This time lies more than {days} days from the day the filing was lodged.',
    mend: 'Check the year.',
  },
} as const satisfies Readonly<Record<string, RuleText>>

/** All quality rules by id. */
export const QUALITY_RULES = { ...DESCRIPTION, ...LETTERS, ...PARTIES, ...FIGURES, ...JOURNEY }

export type QualityRule = keyof typeof QUALITY_RULES
