/**
 * Names that are one name: short forms, the same given name over languages, and family names under
 * different romanisations. Words of a row may stand for each other. Our own selection.
 */
import { rowsOf } from './words-of.ts'

const SHORT_FORMS = rowsOf(`
  robert bob rob bobby robbie roberto
  william bill will billy willy liam guillermo wilhelm guillaume
  richard dick rick ricky rich ricardo
  james jim jimmy jamie
  john jon johnny jack
  jonathan jon
  joseph joe josef josip
  giuseppe beppe peppe
  johannes hans johann
  friedrich fritz
  heinrich heinz
  alfredo fredo
  thomas tom tommy tomas
  michael mike mick mickey mikhail mykhailo michel mihail mikael michal mihai misha mikhael
  david dave davey davide davit dawid
  daniel dan danny danila daniil
  edward ed eddie ted eduard eduardo
  andrew andy drew andrei andrey andriy andrej andreas andre andres andrzej
  anthony tony antonio anton antoine
  christopher chris kris cristobal
  charles charlie chuck
  karl carl karel
  nicholas nick nicky nikolai nikolay mykola mikalai nikolaos nicolas nicola mikola nicolae miklos
  peter pete pyotr petr petro piotr pedro pierre pietro
  paul pavel pavlo pablo paolo pavlos pawel
  alexander alex alexandr aleksandr aleksander alexandre alejandro alexandros oleksandr aliaksandr
  + aleksandar sasha sandro iskander iskandar alexandru alessandro
  alexei aleksei alexey aleksey oleksiy oleksii alexis aliaksei
  vladimir volodymyr wladimir uladzimir vladimer vladimiras vladimirs wolodymyr vlagyimir
  + vlantimir vova volodya
  vladimirovich volodymyrovych wladimirowitsch uladzimiravich vlagyimirovics vladimirovitj
  + wladimirowitsj uladzimiravic
  sergei sergey serhiy serhii sergio serge siarhei sergej
  dmitri dmitry dmytro dzmitry dimitri dmitrii dimitrios dima
  evgeny evgeni yevgeny yevgeniy yevhen eugene evgenii jewgeni yauhen yevgen
  igor ihor
  oleg oleh
  grigory grigori hryhoriy gregory greg gregorio georgios
  george georgy georgi georgios jorge giorgi jerzy yuri yury yurii jurij iouri
  ilya illia ilia
  konstantin kostiantyn constantine
  ivan ivano
  stepan stefan stephan steven stephen steve esteban etienne
  vasily vasyl vasiliy basil vasil
  maxim maksim maksym max
  artem artyom artiom
  fyodor fedor fedir theodore
  lev leo leon
  ekaterina yekaterina kateryna katherine catherine katya kate kathy
  elena olena helen helena alena yelena
  elizabeth liz lizzy beth betty elisabeth elizaveta isabel
  margaret maggie meg peggy margarita
  susan sue susie
  deborah debbie debra
  rebecca becky
  jennifer jenny jen
  jessica jess
  samuel sam sammy
  samantha sam
  benjamin ben benny
  timothy tim timmy
  matthew matt mateo matteo matthieu
  kenneth ken kenny
  lawrence larry laurence
  ronald ron ronnie
  raymond ray
  douglas doug
  gregory greg
  joshua josh
  patrick pat paddy
  patricia pat patty tricia
  frederick fred freddy
  gerald jerry gerry
  stephen steve
  francis frank francisco francesco franz francois
  philip phil felipe philippe
  zachary zach
  nathaniel nathan nate
  theodore ted theo
  wesley wes
  mohammed muhammad mohamed mohammad mohamad mohd muhd mehmet mohamud mohammadi
  ahmed ahmad akhmed ahmet achmad akhmad
  yusuf yousef youssef yousuf yusef yusof joseph
  ibrahim ebrahim brahim ibragim abraham
  ismail ismael ismayil esmail esmaeil
  hussein husayn hussain hossein husain hosein huseyin husein hosain hocine
  hassan hasan hacen
  osama usama ussama
  omar umar omer umer
  naguib najib nagib nadjib
  uthman othman osman usman
  khalid khaled halit halid
  mustafa mostafa mustapha moustafa
  mahmoud mahmud mahmood mehmood
  abdullah abdallah abdulla abdoullah abdollah
  ishaq eshaq ishak eshagh isaac izhak
  yunus yunis younes younis yunes
  musa moussa mousa moses
  isa issa eisa essa
  daud dawood dawud daoud david
  sulaiman suleiman solomon sulayman soleiman suleyman
  yahya yehia yahia
  yaqub yakub yacoub jacob
  ayman aiman aymen
  ali aly
  jamal gamal djamel jamel cemal
  rashid rachid rasheed reshit
  sharif cherif shareef
  shahid chahid
  qasim kassem qassem kasim casim ghasem
  saddam sadam
  laden ladin
  qaeda qaida qaidah kaida
  baghdadi bagdadi
  abu abou abi ebu
  umm oum um
  putin poutine poetin putyin putinas putins pucin pytin puti
`)

const FAMILY_NAMES = rowsOf(`
  kim gim
  lee ri yi rhee rhie
  park pak bak
  choi choe choy
  jung jong chung jeong chong
  kang gang
  cho jo
  yoon yun
  lim im rim
  shin sin
  noh no ro roh
  oh o
  chen chan tan
  wong wang huang
  cheung zhang chang
  zhou chow chou
  xu hsu tsui
  zhao chao chiu
  cai tsai choi
  xie hsieh tse
  lin lam
  liu lau
  li lee
  ye yip yeh
  he ho
  guo kwok kuo
  zheng cheng
  liang leung
  wu ng
  yang yeung
  deng teng
  zeng tsang tseng
  luo lo law
  lu lo
  xiao hsiao siu
  jiang chiang
  zhu chu
  song sung soong
  qian chien
  shi shih
  cao tsao
  qiu chiu
  chih zhi
  hsin xin
  hsiang xiang
  ching jing qing
  kuang guang
  tung dong
  jen ren
  te de
  kyong kyung gyeong
  gao kao ko
  xue hsueh
`)

/** Names in one group are one name; a name may be in several. */
export const SAME_NAMES: ReadonlyMap<string, readonly number[]> = groupsOf([
  ...SHORT_FORMS,
  ...FAMILY_NAMES,
])

function groupsOf(rows: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  for (const [group, names] of rows.entries()) {
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), group])
  }
  return groups
}
