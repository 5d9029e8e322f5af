/** Names and streets as they are common in a country, where faker has none or unlikely ones. */

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

/** Given names common in the United States (all ages and origins). */
export const AMERICAN_GIVEN = words(`
James, Mary, Robert, Patricia, John, Jennifer, Michael, Linda, David, Elizabeth, William, Barbara, Richard, Susan,
Joseph, Jessica, Thomas, Sarah, Christopher, Karen, Daniel, Lisa, Matthew, Nancy, Anthony, Ashley, Mark, Emily,
Steven, Kimberly, Andrew, Michelle, Joshua, Amanda, Kevin, Melissa, Brian, Stephanie, Jordan, Rebecca, Ryan, Laura,
José, María, Luis, Carmen, Carlos, Ana, Juan, Guadalupe, Diego, Sofía, DeShawn, Keisha, Malik, Aaliyah, Wei, Mei,
Hiroshi, Priya, Arjun, Nguyen, Linh, Min-jun, Fatima, Omar, Aisha, Olga, Dmitri, Chloe, Ethan, Olivia, Noah, Ava`)

export const AMERICAN_FAMILY = words(`
Smith, Johnson, Williams, Brown, Jones, Garcia, Miller, Davis, Rodriguez, Martinez, Hernandez, Lopez, Gonzalez, Wilson,
Anderson, Thomas, Taylor, Moore, Jackson, Martin, Lee, Perez, Thompson, White, Harris, Sanchez, Clark, Ramirez, Lewis,
Robinson, Walker, Young, Allen, King, Wright, Scott, Torres, Nguyen, Hill, Flores, Green, Adams, Nelson, Baker, Hall,
Rivera, Campbell, Mitchell, Carter, Roberts, Patel, Kim, Chen, Singh, Tran, Wang, Cohen, Schmidt, O'Brien, Kowalski,
Washington, Jefferson, Begay, Haddad, Khan, Ali, Okafor, Mensah, Petrov, Rossi, Silva, Santos, Reyes, Cruz, Morales`)

export const AMERICAN_STREETS = words(`
Maple Ave, Oak St, Main St, Elm St, Cedar Ln, Pine St, Washington St, Lake Shore Dr, Park Ave, Hillcrest Rd,
Sunset Blvd, River Rd, Highland Ave, Church St, Walnut St, Chestnut St, Spring St, Franklin Ave, Jefferson St,
Madison Ave, Lincoln Ave, Meadow Ln, Willow Way, Birch Ct, Dogwood Dr, Magnolia Blvd, 2nd Ave, 5th St, 14th St,
Cherry Hill Rd, Forest Dr, Valley View Rd, Ridge Rd, Broadway, Union St, Prospect St, Grant St, Jackson Ave,
Sycamore St, Laurel Ln, Poplar Ave, Mill Rd, Center St, College Ave, Grove St, Pleasant St, Canyon Rd, Desert Willow Dr`)

export const ARVENIAN_GIVEN = words(`
Ada, Alvar, Anika, Arlen, Bette, Bram, Cora, Dario, Edda, Elin, Emeric, Freya, Gerd, Hanne, Ilse, Ivo, Jana, Joren,
Kaia, Lars, Lene, Marek, Mila, Nils, Orla, Petra, Rasmus, Runa, Silke, Stellan, Tilda, Tomas, Ulla, Viktor, Wanda`)

export const ARVENIAN_FAMILY = words(`
Alder, Bergholt, Brandvik, Corvin, Dahlgren, Drexler, Eklund, Falk, Garnier, Halden, Hartog, Iversen, Jansky, Kaldor,
Kessel, Lindqvist, Lorant, Marchetti, Moreau, Nagy, Norling, Ostrander, Palmgren, Quist, Rademaker, Rosetti, Sandvik,
Tarnow, Ullman, Varga, Vermeulen, Wexler, Winther, Yilmaz, Zeller, Nowak, Petrescu, Haddad, Nguyen, Kovac`)

export const ARVENIAN_STREETS = words(`
Harbour Street, Mill Lane, Old Market, Tollgate Road, Lantern Street, Salt Quay, Bridge Street, Orchard Lane, North Ring,
Castle Hill, Weavers Row, Station Road, Linden Alley, Fisher Lane, University Street, Garden Way, Customs Square,
Kaldvik Road, Lake Promenade, Chapel Street`)

export const VIETNAMESE_STREETS = words(`
Đường Lê Lợi, Đường Nguyễn Huệ, Đường Trần Hưng Đạo, Đường Hai Bà Trưng, Đường Lý Thường Kiệt, Đường Điện Biên Phủ,
Đường Cách Mạng Tháng Tám, Đường Nguyễn Trãi, Đường Phan Chu Trinh, Đường Võ Văn Tần`)

export const THAI_GIVEN = words(`
Somchai, Somsak, Suda, Malee, Anong, Niran, Kanya, Prasert, Wichai, Ploy, Chai, Nattaya, Arthit, Siriporn, Kittisak`)
export const THAI_FAMILY = words(`
Saetang, Srisai, Chaiyasit, Wongsuwan, Boonmee, Thongchai, Rattanakosin, Suksawat, Phromma, Jaidee, Kaewkham`)
export const THAI_STREETS = words(
  'Sukhumvit Road, Silom Road, Rama IV Road, Charoen Krung Road, Nimmanhaemin Road',
)

export const PAKISTANI_GIVEN = words(`
Ahmed, Bilal, Faisal, Hamza, Imran, Kashif, Nadia, Rabia, Saima, Tariq, Usman, Waqas, Zainab, Ayesha`)
export const PAKISTANI_FAMILY = words(
  'Ahmed, Butt, Chaudhry, Iqbal, Javed, Malik, Mirza, Qureshi, Sheikh, Siddiqui',
)
export const PAKISTANI_STREETS = words(
  'Daska Road, Kashmir Road, Circular Road, Shahrah-e-Faisal, Jail Road, Mall Road',
)

export const BANGLADESHI_GIVEN = words(
  'Abdul, Rahim, Karim, Nusrat, Sadia, Tanvir, Farhana, Mizanur, Shirin, Rafiq',
)
export const BANGLADESHI_FAMILY = words(
  'Rahman, Hossain, Islam, Chowdhury, Ahmed, Akter, Miah, Uddin, Begum, Sarkar',
)
export const BANGLADESHI_STREETS = words(
  'Mirpur Road, Gulshan Avenue, Kemal Ataturk Avenue, Tejgaon I/A, Uttara Sector 7',
)

export const EMIRATI_NAMES = words(`
أحمد المنصوري Ahmed Al Mansoori, محمد الشامسي Mohammed Al Shamsi, فاطمة النعيمي Fatima Al Nuaimi,
خالد الكعبي Khalid Al Kaabi, مريم الزعابي Mariam Al Zaabi, سعيد المزروعي Saeed Al Mazrouei,
نورة السويدي Noura Al Suwaidi, عمر الهاشمي Omar Al Hashimi, ليلى البلوشي Layla Al Balooshi`)
export const EMIRATI_STREETS = words(
  'Al Maktoum Road, Sheikh Zayed Road, Al Wahda Street, Al Rigga Street, Naif Road',
)

export const COLOMBIAN_STREETS = words(
  'Carrera 7, Calle 26, Carrera 15, Calle 72, Carrera 43A, Avenida El Dorado',
)
export const CANADIAN_STREETS = words(`
King St W, Queen St E, Yonge St, Rue Sherbrooke, Rue Sainte-Catherine, Granville St, Main St, 17 Ave SW, Hurontario St`)
export const HONG_KONG_STREETS = words(`
葵昌路 Kwai Cheong Road, 荃灣街 Tsuen Wan Street, 彌敦道 Nathan Road, 駱克道 Lockhart Road, 觀塘道 Kwun Tong Road,
廣東道 Canton Road, 軒尼詩道 Hennessy Road, 青山公路 Castle Peak Road`)
export const TAIWANESE_STREETS = words(`
忠孝東路 Zhongxiao East Road, 民生路 Minsheng Road, 中正路 Zhongzheng Road, 復興路 Fuxing Road`)

/** Words in the names of companies that sell abroad. */
export const TRADE_WORDS = words(`
Golden, Blue, Silver, Green, North, Royal, Star, Ocean, Bright, Urban, Prime, Atlas, Orbit, Nova, Summit, Harbor,
Lotus, Cedar, Falcon, Pearl, Amber, Coral, Vista, Delta, Echo, Fable, Meadow, Pixel, Quartz, Rivet`)
export const TRADE_NOUNS = words(
  'Goods, Trading, Crafts, Home, Studio, Supply, Outlet, Market, Design, Textile, Works, Export',
)
