/** Local streets: as they are called in a country, where faker has none or unlikely ones. */

const words = (text: string): readonly string[] => text.trim().replaceAll(/\s+/g, ' ').split(', ')

const AMERICAN_NAMES = words(`
Maple, Oak, Elm, Cedar, Pine, Washington, Lake, Park, Hillcrest, Sunset, River, Highland, Church,
Walnut, Chestnut, Spring, Franklin, Jefferson, Madison, Lincoln, Meadow, Willow, Birch, Dogwood,
Magnolia, Cherry Hill, Forest, Valley View, Ridge, Union, Prospect, Grant, Jackson, Sycamore,
Laurel, Poplar, Mill, College, Grove, Pleasant, Canyon, Juniper, Hickory, Monroe, Adams, Harrison,
Cleveland, Fairview, Orchard, Rose, Summit, Lakeview, Hawthorne, Aspen, Redwood, Liberty,
2nd, 3rd, 5th, 8th, 14th, 21st, 38th`)
const AMERICAN_KINDS = ['St', 'St', 'Ave', 'Ave', 'Rd', 'Dr', 'Ln', 'Ct', 'Blvd', 'Way'] as const
const AMERICAN_STREETS = [
  'Broadway',
  ...AMERICAN_NAMES.flatMap((name) => AMERICAN_KINDS.map((kind) => `${name} ${kind}`)),
]

/** Streets by country, in Latin letters. */
export const LOCAL_STREETS: Readonly<Record<string, readonly string[]>> = {
  AE: words(`
Al Maktoum Road, Sheikh Zayed Road, Al Wahda Street, Al Rigga Street, Naif Road`),
  BD: words(`
Mirpur Road, Gulshan Avenue, Kemal Ataturk Avenue, Tejgaon I/A, Uttara Sector 7`),
  CA: words(`
Main St, King St, Queen St, Victoria Ave, Elgin St, Park Rd, Wellington St, Churchill Ave,
Maple Cres, Birch Ave, Albert St, Church St, Mill Rd, Station St`),
  CO: words(`
Carrera 7, Calle 26, Carrera 15, Calle 72, Carrera 43A, Avenida El Dorado`),
  IN: words(`
MG Road, Nehru Nagar, Gandhi Road, Station Road, Ring Road, Link Road, Market Road, Textile Market,
Industrial Area Phase II, Shastri Nagar, Civil Lines, Park Street, Temple Road, Patel Nagar`),
  PK: words(`
Daska Road, Kashmir Road, Circular Road, Shahrah-e-Faisal, Jail Road, Mall Road`),
  TH: words(`
Sukhumvit Road, Silom Road, Rama IV Road, Charoen Krung Road, Nimmanhaemin Road`),
  US: AMERICAN_STREETS,
  VN: words(`
Đường Lê Lợi, Đường Nguyễn Huệ, Đường Trần Hưng Đạo, Đường Hai Bà Trưng, Đường Lý Thường Kiệt,
Đường Điện Biên Phủ, Đường Cách Mạng Tháng Tám, Đường Nguyễn Trãi, Đường Phan Chu Trinh, Đường Võ
Văn Tần`),
  XA: words(`
Harbour Street, Mill Lane, Old Market, Tollgate Road, Lantern Street, Salt Quay, Bridge Street,
Orchard Lane, North Ring, Castle Hill, Weavers Row, Station Road, Linden Alley, Fisher Lane,
University Street, Garden Way, Customs Square, Kaldvik Road, Lake Promenade, Chapel Street`),
}

/**
 * Streets that belong to one town, by its Latin name: one word in its own script, the rest in Latin
 * letters. In Japan it is the quarter, to which block and house are added.
 */
export const TOWN_STREETS: Readonly<Record<string, readonly string[]>> = {
  Kowloon: words(
    '彌敦道 Nathan Road, 廣東道 Canton Road, 觀塘道 Kwun Tong Road, 亞皆老街 Argyle Street',
  ),
  'Tsuen Wan': words(
    '青山公路 Castle Peak Road, 沙咀道 Sha Tsui Road, 荃灣街市街 Tsuen Wan Market Street',
  ),
  'Kwai Chung': words('葵昌路 Kwai Cheong Road, 大連排道 Tai Lin Pai Road, 葵涌道 Kwai Chung Road'),
  'Wan Chai': words('軒尼詩道 Hennessy Road, 駱克道 Lockhart Road, 莊士敦道 Johnston Road'),
  Taipei: words(
    '忠孝東路 Zhongxiao East Road, 民生東路 Minsheng East Road, 中山北路 Zhongshan North Road',
  ),
  Taichung: words('中正路 Zhongzheng Road, 民權路 Minquan Road, 復興路 Fuxing Road'),
  Kaohsiung: words('中正路 Zhongzheng Road, 建國路 Jianguo Road, 中山路 Zhongshan Road'),
  'Shinjuku-ku': words('西新宿 Nishishinjuku, 高田馬場 Takadanobaba, 新宿 Shinjuku'),
  'Setagaya-ku': words('北沢 Kitazawa, 桜新町 Sakurashinmachi, 三軒茶屋 Sangenjaya'),
  Osaka: words(
    '北区梅田 Umeda Kita-ku, 中央区難波 Namba Chuo-ku, 天王寺区上本町 Uehommachi Tennoji-ku',
  ),
  Nagoya: words('中区栄 Sakae Naka-ku, 中村区名駅 Meieki Nakamura-ku'),
  Fukuoka: words('中央区天神 Tenjin Chuo-ku, 博多区博多駅前 Hakataekimae Hakata-ku'),
  Sapporo: words('中央区南一条西 Minami 1-jo Nishi Chuo-ku, 北区北七条西 Kita 7-jo Nishi Kita-ku'),
}
