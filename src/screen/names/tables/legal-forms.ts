/**
 * Legal forms of companies as they are written in names, folded to Latin letters, each with the
 * form
 * it stands for. Our own selection; forms and their abbreviations after ISO 20275 (ELF codes).
 */
import { pairsOf } from './words-of.ts'

/** Longest form in words. */
export const LEGAL_WORDS_MAX = 6

/** Folded words joined by a space → the form, such as `llc`. */
export const LEGAL_FORMS: ReadonlyMap<string, string> = new Map(
  pairsOf(`
    limited liability company: llc
    limited liability partnership: llp
    limited partnership: lp
    general partnership: gp
    private limited company: llc
    private limited: llc
    private ltd: llc
    public limited company: jsc
    public company limited: jsc
    company limited by shares: jsc
    company limited: llc
    company ltd: llc
    proprietary limited: llc
    free zone company: llc
    free zone establishment: llc
    co limited: llc
    co ltd: llc
    coltd: llc
    co: co
    company: co
    compania: co
    companhia: co
    compagnie: co
    cie: co
    cia: co
    corp: corp
    corporation: corp
    corporacion: corp
    inc: corp
    incorporated: corp
    limited: llc
    ltd: llc
    limitada: llc
    ltda: llc
    lda: llc
    llc: llc
    llp: llp
    lp: lp
    plc: jsc
    pcl: jsc
    pty ltd: llc
    pty limited: llc
    pte ltd: llc
    pte limited: llc
    pvt ltd: llc
    pvt limited: llc
    sdn bhd: llc
    sendirian berhad: llc
    berhad: jsc
    besloten vennootschap: llc
    naamloze vennootschap: jsc
    bhd: jsc
    joint stock company: jsc
    jsc: jsc
    pjsc: jsc
    ojsc: jsc
    cjsc: jsc
    public joint stock company: jsc
    open joint stock company: jsc
    closed joint stock company: jsc
    private joint stock company: jsc
    stock company: jsc
    joint stock: jsc
    gesellschaft mit beschrankter haftung: llc
    gmbh: llc
    gmbh co kg: lp
    ug: llc
    ag: jsc
    aktiengesellschaft: jsc
    kg: lp
    ohg: gp
    gbr: gp
    ek: sp
    ev: ngo
    se: jsc
    kgaa: lp
    sa: jsc
    s a: jsc
    sa de cv: jsc
    s de rl de cv: llc
    s de rl: llc
    sapi de cv: jsc
    cv: lp
    sociedad anonima de capital variable: jsc
    sociedad anonima: jsc
    sociedad de responsabilidad limitada: llc
    sociedad limitada: llc
    sociedad por acciones simplificada: llc
    societe anonyme: jsc
    societe a responsabilite limitee: llc
    srl: llc
    sarl: llc
    sas: llc
    sasu: llc
    eurl: llc
    sl: llc
    slu: llc
    sau: jsc
    snc: gp
    scs: lp
    spa: jsc
    sapa: lp
    eireli: llc
    ltda me: llc
    bv: llc
    bvba: llc
    nv: jsc
    vof: gp
    sprl: llc
    ab: jsc
    aktiebolag: jsc
    as: jsc
    a s: jsc
    aps: llc
    asa: jsc
    oy: llc
    oyj: jsc
    oue: llc
    ou: llc
    sia: llc
    uab: llc
    spolka z ograniczona odpowiedzialnoscia: llc
    spolka z oo: llc
    sp z oo: llc
    sp zoo: llc
    sp z o o: llc
    spolka akcyjna: jsc
    sro: llc
    spol s ro: llc
    kft: llc
    zrt: jsc
    nyrt: jsc
    bt: lp
    doo: llc
    dooel: llc
    dd: jsc
    ad: jsc
    ead: jsc
    ood: llc
    eood: llc
    ooo: llc
    oao: jsc
    zao: jsc
    pao: jsc
    nao: jsc
    ao: jsc
    obshchestvo s ogranichennoi otvetstvennostyu: llc
    obshchestvo s ogranichennoy otvetstvennostyu: llc
    obshchestvo s ogranichennoi otvetstvennostiu: llc
    obshchestvo s ogranichenoi otvetstvenostyu: llc
    aktsionernoe obshchestvo: jsc
    aktsionernoye obshchestvo: jsc
    otkrytoe aktsionernoe obshchestvo: jsc
    otkrytoye aktsionernoye obshchestvo: jsc
    zakrytoe aktsionernoe obshchestvo: jsc
    zakrytoye aktsionernoye obshchestvo: jsc
    publichnoe aktsionernoe obshchestvo: jsc
    publichnoye aktsionernoye obshchestvo: jsc
    nepublichnoe aktsionernoe obshchestvo: jsc
    federalnoe gosudarstvennoe unitarnoe predpriyatie: soe
    federalnoe gosudarstvennoe unitarnoe predpriiatie: soe
    federal state unitary enterprise: soe
    gosudarstvennoe unitarnoe predpriyatie: soe
    federalnoe gosudarstvennoe byudzhetnoe uchrezhdenie: soe
    federalnoe gosudarstvennoe biudzhetnoe uchrezhdenie: soe
    federal state budgetary institution: soe
    fgup: soe
    fsue: soe
    fgbu: soe
    fku: soe
    gup: soe
    ip: sp
    tov: llc
    tovarystvo z obmezhenoyu vidpovidalnistyu: llc
    prat: jsc
    pat: jsc
    too: llc
    tavarystva z abmezhavanay adkaznastsyu: llc
    tavarystva z abmezhavanai adkaznastsiu: llc
    mchj: llc
    ltd sti: llc
    limited sirketi: llc
    anonim sirketi: jsc
    anonim sirket: jsc
    sirketi: co
    sirket: co
    sti: llc
    san ve tic ltd sti: llc
    san tic ltd sti: llc
    ve ticaret limited sirketi: llc
    san ve tic: ind
    sanayi ve ticaret: ind
    fze: llc
    fzc: llc
    fzco: llc
    fz llc: llc
    dmcc: llc
    wll: llc
    est: co
    sal: jsc
    saoc: jsc
    ksc: jsc
    ksct: jsc
    psc: jsc
    pjs: jsc
    sahami khass: jsc
    sahami aam: jsc
    sherkat sahami: jsc
    sherkat: co
    sherkate: co
    sharika: co
    sharikat: co
    pt: llc
    tbk: jsc
    cong ty tnhh: llc
    cong ty trach nhiem huu han: llc
    cong ty co phan: jsc
    cong ty: co
    tnhh: llc
    kk: jsc
    kabushiki kaisha: jsc
    kabushiki gaisha: jsc
    yugen kaisha: llc
    godo kaisha: llc
    gk: llc
    hoesa: co
    chusik hoesa: jsc
    jusik hoesa: jsc
    youxian gongsi: llc
    gufen youxian gongsi: jsc
    zeren youxian gongsi: llc
    lllp: llp
    pc: corp
    pllc: llc
    nl: llc
    na: bank
    etablissement: co
    establishment: co
    enterprise unitary: soe
    unitary enterprise: soe
    anstalt: co
    stiftung: ngo
  `),
)
