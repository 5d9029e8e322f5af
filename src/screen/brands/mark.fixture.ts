/** Marks for tests: a handful with every feature a mark may have. */
import type { Mark } from '../../domain/mark.ts'

/** A coined mark of clothing and bags with what is given put in its place. */
function markOf(name: string, rest: Partial<Mark> = {}): Mark {
  return {
    number: name,
    name,
    word: 'coined',
    variants: [],
    initials: [],
    nicknames: [],
    except: [],
    classes: [18, 25],
    licensed: [],
    origins: [],
    floors: [],
    source: 'written for tests',
    sureness: 'N',
    ...rest,
  }
}

/** A handful of marks with every feature a mark may have. */
export const MARKS: readonly Mark[] = [
  markOf('Nike', {
    variants: ['Air Jordan', '耐克', 'Найк'],
    nicknames: ['Naike'],
    owner: 'NIKE Inc',
  }),
  markOf('Gucci', {
    variants: ['古驰'],
    initials: ['GG'],
    floors: [
      { niceClass: 18, minor: 20_000 },
      { niceClass: 14, minor: 30_000 },
    ],
    classes: [18, 25, 14],
    origins: ['IT'],
    licensed: ['Honest Outlet LLC'],
  }),
  markOf('Louis Vuitton', { variants: ['Vuitton'], initials: ['LV'] }),
  markOf('Adidas'),
  markOf('Hermès', { except: ['hermes * god'] }),
  markOf('Apple', {
    word: 'common',
    variants: ['iPhone', '~苹果'],
    classes: [9],
    except: ['apple watermelon'],
  }),
  markOf('Shell', { word: 'common', classes: [4] }),
  markOf('Ferrari', { word: 'surname', classes: [12, 25] }),
  markOf('Mercedes-Benz', { classes: [12] }),
  markOf('Dyson', { classes: [7, 11], expiresOn: '2026-01-31' }),
]
