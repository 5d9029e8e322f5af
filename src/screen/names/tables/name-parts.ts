/**
 * Titles and particles of personal names: they come and go, and say nothing of who it is. Our own
 * selection.
 */
import { wordsOf } from './words-of.ts'

/** Forms of address, ranks and suffixes. */
export const TITLES: ReadonlySet<string> = new Set(
  wordsOf(`
    mr mister mrs ms miss mx madam madame mme monsieur herr frau senor senora senorita sr sra srta
    don dona dr doctor doktor prof professor eng engr ing ir hon honourable honorable sir lord lady
    dame his her excellency highness reverend rev father imam
    president prasident presidente predsjednik presedintele presiden prezident prezydent elnok
    minister general colonel major captain capt lieutenant lt col gen maj brigadier admiral sergeant
    commander comandante marshal
    haji hajji hadji hajj haj hadj al-haj sheikh shaykh shaikh sheik cheikh mullah mulla mullo
    maulavi mawlawi maulawi molvi mawlana maulana moulana qari hafiz ustad ustaz akhund akhwand
    ayatollah hojatoleslam sayyid sayyed seyyed sayed seyed syed said-ul
    jr junior snr senior phd md esq cpa dds
    gospodin gospozha pan pani bay bayan efendi bey hanim
    attn attention
  `),
)

/** Articles and words of descent. */
export const PARTICLES: ReadonlySet<string> = new Set(
  wordsOf(`
    al el ul ud ed il ol
    bin ben ibn bint binti binte ould wald walad bou bani banu
    van von der den de del della di da dos das do du la le los las y e af av zu zur ter ten
    s o d ap
  `),
)

/** Read as articles when a hyphen binds them to the next word: `ar-Rahman`. */
export const HYPHEN_PARTICLES: ReadonlySet<string> = new Set(
  wordsOf('as ash ad ar an at az adh ath az es er en et ez esh ur us ut un ush uz i e'),
)

/** Words that part two names of one party, or a name from whom it is in care of. */
export const ALSO_KNOWN_AS: ReadonlySet<string> = new Set(wordsOf('aka fka nka dba alias formerly'))
