/** Local names: persons as they are called in a country, where faker has none or unlikely ones. */
import type { NameWords } from '../faker-words.ts'

const words = (text: string): readonly string[] => text.trim().replaceAll(/\s+/g, ' ').split(', ')

/** Names common in the United States, of all ages and origins. */
export const AMERICAN_NAMES: NameWords = {
  given: words(`
James, Mary, Robert, Patricia, John, Jennifer, Michael, Linda, David, Elizabeth, William, Barbara,
Richard, Susan, Joseph, Jessica, Thomas, Sarah, Christopher, Karen, Daniel, Lisa, Matthew, Nancy,
Anthony, Ashley, Mark, Emily, Steven, Kimberly, Andrew, Michelle, Joshua, Amanda, Kevin, Melissa,
Brian, Stephanie, Jordan, Rebecca, Ryan, Laura, José, María, Luis, Carmen, Carlos, Ana, Juan,
Guadalupe, Diego, Sofía, DeShawn, Keisha, Malik, Aaliyah, Wei, Mei, Hiroshi, Priya, Arjun, Nguyen,
Linh, Min-jun, Fatima, Omar, Aisha, Olga, Dmitri, Chloe, Ethan, Olivia, Noah, Ava`),
  family: words(`
Smith, Johnson, Williams, Brown, Jones, Garcia, Miller, Davis, Rodriguez, Martinez, Hernandez,
Lopez, Gonzalez, Wilson, Anderson, Thomas, Taylor, Moore, Jackson, Martin, Lee, Perez, Thompson,
White, Harris, Sanchez, Clark, Ramirez, Lewis, Robinson, Walker, Young, Allen, King, Wright,
Scott, Torres, Nguyen, Hill, Flores, Green, Adams, Nelson, Baker, Hall, Rivera, Campbell,
Mitchell, Carter, Roberts, Patel, Kim, Chen, Singh, Tran, Wang, Cohen, Schmidt, O'Brien, Kowalski,
Washington, Jefferson, Begay, Haddad, Khan, Ali, Okafor, Mensah, Petrov, Rossi, Silva, Santos,
Reyes, Cruz, Morales`),
}

/** Given and family names by country. */
export const LOCAL_NAMES: Readonly<Record<string, NameWords>> = {
  BD: {
    given: words(`
Abdul, Rahim, Karim, Nusrat, Sadia, Tanvir, Farhana, Mizanur, Shirin, Rafiq`),
    family: words(`
Rahman, Hossain, Islam, Chowdhury, Ahmed, Akter, Miah, Uddin, Begum, Sarkar`),
  },
  PK: {
    given: words(`
Ahmed, Bilal, Faisal, Hamza, Imran, Kashif, Nadia, Rabia, Saima, Tariq, Usman, Waqas, Zainab,
Ayesha`),
    family: words(`
Ahmed, Butt, Chaudhry, Iqbal, Javed, Malik, Mirza, Qureshi, Sheikh, Siddiqui`),
  },
  TH: {
    given: words(`
Somchai, Somsak, Suda, Malee, Anong, Niran, Kanya, Prasert, Wichai, Ploy, Chai, Nattaya, Arthit,
Siriporn, Kittisak`),
    family: words(`
Saetang, Srisai, Chaiyasit, Wongsuwan, Boonmee, Thongchai, Rattanakosin, Suksawat, Phromma,
Jaidee, Kaewkham`),
  },
  XA: {
    given: words(`
Ada, Alvar, Anika, Arlen, Bette, Bram, Cora, Dario, Edda, Elin, Emeric, Freya, Gerd, Hanne, Ilse,
Ivo, Jana, Joren, Kaia, Lars, Lene, Marek, Mila, Nils, Orla, Petra, Rasmus, Runa, Silke, Stellan,
Tilda, Tomas, Ulla, Viktor, Wanda`),
    family: words(`
Alder, Bergholt, Brandvik, Corvin, Dahlgren, Drexler, Eklund, Falk, Garnier, Halden, Hartog,
Iversen, Jansky, Kaldor, Kessel, Lindqvist, Lorant, Marchetti, Moreau, Nagy, Norling, Ostrander,
Palmgren, Quist, Rademaker, Rosetti, Sandvik, Tarnow, Ullman, Varga, Vermeulen, Wexler, Winther,
Yilmaz, Zeller, Nowak, Petrescu, Haddad, Nguyen, Kovac`),
  },
}

/** Whole names in Arabic, two words, and in Latin letters. */
export const EMIRATI_NAMES = words(`
أحمد المنصوري Ahmed Al Mansoori, محمد الشامسي Mohammed Al Shamsi, فاطمة النعيمي Fatima Al Nuaimi,
خالد الكعبي Khalid Al Kaabi, مريم الزعابي Mariam Al Zaabi, سعيد المزروعي Saeed Al Mazrouei, نورة
السويدي Noura Al Suwaidi, عمر الهاشمي Omar Al Hashimi, ليلى البلوشي Layla Al Balooshi`)

/** First words in the names of companies that sell abroad. */
export const TRADE_WORDS = words(`
Golden, Blue, Silver, Green, North, Royal, Star, Ocean, Bright, Urban, Prime, Atlas, Orbit, Nova,
Summit, Harbor, Lotus, Cedar, Falcon, Pearl, Amber, Coral, Vista, Delta, Echo, Fable, Meadow,
Pixel, Quartz, Rivet`)

/** Last words in the names of companies that sell abroad. */
export const TRADE_NOUNS = words(`
Goods, Trading, Crafts, Home, Studio, Supply, Outlet, Market, Design, Textile, Works, Export`)
