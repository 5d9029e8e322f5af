/** The closed list of what an indicator can be about; officers, statistics and tests speak of the same topics. */

export const TOPICS = [
  'party',
  'address',
  'ipr',
  'narcotic',
  'precursor',
  'drug-equipment',
  'weapon',
  'firearm',
  'explosive',
  'dangerous-goods',
  'currency',
  'cultural-property',
  'health',
  'product-safety',
  'wildlife',
  'agriculture',
  'tobacco',
  'document-fraud',
  'forced-labour',
  'vague',
  'undervalued',
  'weight-value',
  'commodity-mismatch',
  'split-shipment',
  'data-conflict',
  'missing-data',
  'late-data',
  'route',
  'activity',
  'model',
  'operation',
] as const

/** What an indicator is about. */
export type Topic = (typeof TOPICS)[number]
