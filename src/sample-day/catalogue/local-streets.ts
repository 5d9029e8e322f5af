/** Local streets: as they are called in a country, where faker has none or unlikely ones. */

const words = (text: string): readonly string[] => text.trim().replaceAll(/\s+/g, ' ').split(', ')

/** Streets by country, in Latin letters. */
export const LOCAL_STREETS: Readonly<Record<string, readonly string[]>> = {
  AE: words(`
Al Maktoum Road, Sheikh Zayed Road, Al Wahda Street, Al Rigga Street, Naif Road`),
  BD: words(`
Mirpur Road, Gulshan Avenue, Kemal Ataturk Avenue, Tejgaon I/A, Uttara Sector 7`),
  CA: words(`
King St W, Queen St E, Yonge St, Rue Sherbrooke, Rue Sainte-Catherine, Granville St, Main St, 17
Ave SW, Hurontario St`),
  CO: words(`
Carrera 7, Calle 26, Carrera 15, Calle 72, Carrera 43A, Avenida El Dorado`),
  PK: words(`
Daska Road, Kashmir Road, Circular Road, Shahrah-e-Faisal, Jail Road, Mall Road`),
  TH: words(`
Sukhumvit Road, Silom Road, Rama IV Road, Charoen Krung Road, Nimmanhaemin Road`),
  US: words(`
Maple Ave, Oak St, Main St, Elm St, Cedar Ln, Pine St, Washington St, Lake Shore Dr, Park Ave,
Hillcrest Rd, Sunset Blvd, River Rd, Highland Ave, Church St, Walnut St, Chestnut St, Spring St,
Franklin Ave, Jefferson St, Madison Ave, Lincoln Ave, Meadow Ln, Willow Way, Birch Ct, Dogwood Dr,
Magnolia Blvd, 2nd Ave, 5th St, 14th St, Cherry Hill Rd, Forest Dr, Valley View Rd, Ridge Rd,
Broadway, Union St, Prospect St, Grant St, Jackson Ave, Sycamore St, Laurel Ln, Poplar Ave, Mill
Rd, Center St, College Ave, Grove St, Pleasant St, Canyon Rd, Desert Willow Dr`),
  VN: words(`
Đường Lê Lợi, Đường Nguyễn Huệ, Đường Trần Hưng Đạo, Đường Hai Bà Trưng, Đường Lý Thường Kiệt,
Đường Điện Biên Phủ, Đường Cách Mạng Tháng Tám, Đường Nguyễn Trãi, Đường Phan Chu Trinh, Đường Võ
Văn Tần`),
  XA: words(`
Harbour Street, Mill Lane, Old Market, Tollgate Road, Lantern Street, Salt Quay, Bridge Street,
Orchard Lane, North Ring, Castle Hill, Weavers Row, Station Road, Linden Alley, Fisher Lane,
University Street, Garden Way, Customs Square, Kaldvik Road, Lake Promenade, Chapel Street`),
}

/** Streets by country, one word in Chinese and the rest in Latin letters. */
export const CHINESE_STREETS: Readonly<Record<string, readonly string[]>> = {
  HK: words(`
葵昌路 Kwai Cheong Road, 荃灣街 Tsuen Wan Street, 彌敦道 Nathan Road, 駱克道 Lockhart Road, 觀塘道 Kwun Tong
Road, 廣東道 Canton Road, 軒尼詩道 Hennessy Road, 青山公路 Castle Peak Road`),
  TW: words(`
忠孝東路 Zhongxiao East Road, 民生路 Minsheng Road, 中正路 Zhongzheng Road, 復興路 Fuxing Road`),
}
