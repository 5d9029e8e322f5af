/**
 * Everyday names: those that very many people bear, in Latin letters: to share one says little,
 * and to bear one
 * alone says nothing. Our own selection of widely known frequent names, in two steps of frequency.
 */
import { wordsOf } from './words-of.ts'

/** Borne by about one in a hundred people of a large country, or more. */
export const BORNE_BY_MANY: ReadonlySet<string> = new Set(
  wordsOf(`
    abdel abdal abdu abdur abder abdus abdou abdoul mohammed muhammad mohamed mohammad mohamad
    ahmed ahmad ali hassan hasan hussein hussain hossein
    abdul abd abdullah allah din khan singh kumar begum fatima maria jose juan john mary anna marie
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng
    kim lee park jung choi jong pak ri choe nguyen tran le pham van thi
    smith johnson williams brown jones garcia rodriguez martinez hernandez lopez gonzalez perez
    silva santos ivan ivanov vladimir sergei alexander aleksandr mikhail andrei dmitri nikolai
    vladimirovich aleksandrovich nikolaevich ivanovich sergeevich mikhailovich viktorovich
    carlos luis antonio manuel francisco david michael james robert william abu
    ming wei hong jun jian ping hua hui yong jin cheng wen xin yan ying yu xiao
    sung song chol yong hyon myong kwang chang il nam
  `),
)

/** Borne by about one in a few hundred. */
export const BORNE_BY_SOME: ReadonlySet<string> = new Set(
  wordsOf(`
    omar khalid ibrahim ismail mustafa mahmoud yusuf salim salem said saeed saleh salah karim rahman
    rahim aziz malik hamid hamad nasser nasir jamal kamal rashid tariq walid ziad bilal faisal fahd
    sultan mansour majid latif ghani qadir wahid hakim habib haidar abbas reza mehdi akbar javad
    amir jan gul shah mir noor nur wali zaman aslam iqbal akhtar hanif sharif anwar zahra zainab
    aisha maryam khadija amina samir sami rami hani adel ayman osama bin usman uthman umar musa isa
    yahya jaber saad suleiman sulaiman
    miguel pedro jorge rafael jesus fernando ricardo roberto eduardo alberto daniel mario sergio
    ramon raul victor oscar pablo diego angel gomez diaz sanchez ramirez torres flores rivera
    gutierrez ortiz morales reyes cruz ramos romero alvarez mendoza castro vargas rojas herrera
    medina aguilar vega ruiz suarez fernandez moreno jimenez munoz delgado castillo guzman salazar
    oliveira souza pereira lima costa ferreira almeida ribeiro rodrigues
    joseph thomas charles christopher matthew anthony mark paul steven andrew george kevin brian
    edward peter richard patricia jennifer linda elizabeth susan jessica sarah karen lisa nancy
    davis miller wilson anderson taylor moore jackson martin white harris thompson robinson clark
    lewis walker hall allen young king wright scott green baker adams nelson hill campbell mitchell
    roberts carter phillips evans turner parker collins edwards stewart morris murphy cook rogers
    jean pierre michel philippe nicolas laurent patrick dubois durand bernard petit leroy moreau
    hans peter klaus wolfgang thomas andreas stefan muller schmidt schneider fischer weber meyer
    wagner becker schulz hoffmann koch richter klein wolf neumann schwarz
    giuseppe giovanni antonio francesco luigi rossi russo ferrari esposito bianchi romano
    jan piotr pawel tomasz marek nowak kowalski jansen devries hansen johansen olsen larsen andersen
    petrov sidorov smirnov kuznetsov popov vasiliev sokolov mikhailov novikov fedorov morozov volkov
    alekseev lebedev semenov egorov pavlov kozlov stepanov nikolaev orlov andreev makarov nikitin
    zakharov zaitsev soloviev borisov yakovlev grigoriev romanov
    yuri viktor oleg igor pavel anatoly valery evgeny boris konstantin maxim roman ilya denis anton
    aleksei alexei artem kirill vasily leonid gennady stanislav vitaly olga elena natalia tatiana
    irina svetlana ekaterina oksana marina ludmila galina
    petrovich pavlovich yurievich anatolyevich vladimirovna aleksandrovna sergeevna nikolaevna
    ivanovna andreevich alekseevich dmitrievich evgenievich vasilievich igorevich olegovich
    borisovich
    mehmet mustafa ahmet huseyin yilmaz kaya demir celik sahin yildiz ozturk aydin arslan dogan
    sharma gupta patel das ram devi verma reddy rao nair prasad raj rajesh sunil sanjay anil
    suzuki sato tanaka watanabe takahashi yamamoto nakamura kobayashi kato yoshida yamada sasaki
    hiroshi takashi kenji akira jiro taro
    jing li fang xiu mei ling lan feng lei bin bo chao chun dan dong fei gang guang guo hai hao
    heng jia jiang jie kai kun liang long na ning peng qiang qing rong rui shan sheng shu ting tong
    xia xiang yi yuan yue yun zhen zhi zhong
    chul hwan sik ho su un jae hyok won chon min kyong hun tae
    minh hoang anh duc hung quang thanh hai tuan dung
  `),
)
