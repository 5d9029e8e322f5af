/**
 * Arabic and Persian words of names as they are usually written in Latin letters: the short vowels
 * that the script leaves out tell `Mohammed` from `Mahmoud`. Our own selection.
 */
import { pairsOf } from './words-of.ts'

/** Words, with plain alef and Arabic yeh and kaf → one Latin spelling. */
export const ARABIC_WORDS: ReadonlyMap<string, string> = new Map(
  pairsOf(`
    محمد: mohammed
    احمد: ahmed
    علي: ali
    على: ali
    حسين: hussein
    حسن: hassan
    محمود: mahmoud
    حامد: hamed
    حميد: hamid
    حمد: hamad
    عمر: omar
    عثمان: othman
    طه: taha
    يوسف: yusuf
    ابراهيم: ibrahim
    اسماعيل: ismail
    خالد: khaled
    سعيد: said
    سعد: saad
    صالح: saleh
    سالم: salem
    سليم: salim
    كريم: karim
    رحيم: rahim
    رحمن: rahman
    رحمان: rahman
    عزيز: aziz
    مصطفى: mustafa
    مصطفي: mustafa
    جمال: jamal
    كمال: kamal
    كامل: kamel
    جان: jan
    نور: nur
    خان: khan
    شاه: shah
    شيخ: sheikh
    سيد: sayed
    رضا: reza
    مهدي: mahdi
    هادي: hadi
    عباس: abbas
    جعفر: jafar
    قاسم: qasim
    ناصر: nasser
    نصر: nasr
    بشير: bashir
    انور: anwar
    سلطان: sultan
    فاطمه: fatima
    فاطمة: fatima
    مريم: maryam
    زينب: zainab
    زهرا: zahra
    موسى: musa
    عيسى: isa
    يحيى: yahya
    داود: daoud
    سليمان: suleiman
    امين: amin
    امير: amir
    جليل: jalil
    مجيد: majid
    ماجد: majed
    وليد: walid
    طارق: tariq
    زياد: ziad
    عبد: abd
    الله: allah
    ازهر: azhar
    اسحاق: ishaq
    اسحق: ishaq
    يونس: yunus
    عبدلله: abdullah
    عبدالله: abdullah
    آغا: agha
    اغا: agha
    بن: bin
    ابن: ibn
    بنت: bint
    ابو: abu
    ابي: abi
    ام: umm
    ولد: ould
    شركة: company
    شركت: company
    للتجارة: trading
    تجارة: trading
    تجارت: trading
    العامة: general
    مؤسسة: establishment
    بنك: bank
    بانك: bank
  `),
)
