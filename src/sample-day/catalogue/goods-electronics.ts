/** Electronics, tools and vehicle goods of the sample day, in the layout that `read-goods.ts` explains. */
export const ELECTRONICS = `
phone-case 3926909989 2-15 20-90 CN,VN 30
  silicone phone case; TPU phone case, clear; plastic phone cover with card slot; mobile phone case
  Shockproof Clear Case for 6.7 inch Phone | 手机壳
screen-protector 7007190000 1-9 15-60 CN 14
  tempered glass screen protector; screen protector film, glass, 3 pack; phone screen glass
  9H Tempered Glass Screen Protector 3-Pack | 钢化膜
usb-cable 8544429090 2-14 25-120 CN,VN 18
  USB-C charging cable, 2 m; USB data cable nylon braided; charging cable for mobile phone
  Fast Charging USB-C Cable Braided 6ft | 数据线
wall-charger 8504409540 5-28 60-180 CN,VN 12
  USB wall charger 20W; AC adapter USB-C; power adapter for mobile phone, 5V
  20W USB C Wall Charger Block | 充电器
power-bank 8507600020 12-45 180-420 CN 7 cells
  power bank 10000 mAh, lithium-ion; portable charger with lithium battery; external battery pack
  10000mAh Portable Charger Power Bank | 移动电源
wireless-earbuds 8518302000 8-70 40-120 CN,VN 14
  wireless earbuds, bluetooth; TWS bluetooth earphones with charging case; bluetooth headset, in-ear
  Bluetooth 5.3 Wireless Earbuds Noise Cancelling | 蓝牙耳机
headphones 8518302000 15-120 180-420 CN,VN 6
  over-ear headphones, bluetooth; wireless stereo headphones with microphone; headset for computer
  Over Ear Bluetooth Headphones 60H Playtime | 头戴式耳机
bluetooth-speaker 8518210000 10-80 250-900 CN 7
  portable bluetooth speaker; wireless loudspeaker, single; mini speaker with lithium battery
  Waterproof Portable Bluetooth Speaker | 蓝牙音箱
smart-watch 8517620090 18-140 60-160 CN,VN 9
  smart watch, aluminium, bluetooth; fitness tracker wrist band; smart watch with heart rate sensor
  Smart Watch Fitness Tracker 1.9 inch HD | 智能手表
wifi-router 8517620090 18-90 250-700 CN,VN,TW 4
  wireless router, dual band; wifi range extender; network router AC1200
  Dual Band WiFi Router AC1200 | 路由器
computer-mouse 8471609050 6-45 80-160 CN 7
  computer mouse, wireless; optical mouse USB; gaming mouse RGB
  Silent Wireless Mouse 2.4G | 鼠标
keyboard 8471602000 15-95 400-1200 CN,TW 6
  mechanical keyboard, USB; computer keyboard, wireless; gaming keyboard with backlight
  75% Mechanical Gaming Keyboard Hot-Swap | 机械键盘
usb-drive 8523510000 5-35 15-40 CN,TW 5
  USB flash drive 64GB; memory stick USB 3.0; flash storage drive
  64GB USB 3.0 Flash Drive | U盘
ssd 8523510000 25-140 40-110 CN,TW,KR 4
  solid state drive 1TB; SSD internal 2.5 inch; portable SSD
  1TB Portable SSD USB-C | 固态硬盘
laptop-stand 7616995190 12-40 400-1300 CN 4
  laptop stand, aluminium; foldable notebook holder, aluminium alloy; desk stand for laptop
  Adjustable Aluminum Laptop Stand | 笔记本支架
led-strip 9405428440 5-30 120-500 CN 9
  LED strip light 10 m; LED light string, RGB, with remote; LED decorative lamp strip
  RGB LED Strip Lights 32.8ft with Remote | LED灯带
desk-lamp 9405218020 12-50 500-1300 CN 4
  LED desk lamp; table lamp, LED, dimmable; reading lamp for bedside
  Dimmable LED Desk Lamp with USB Port | 台灯
flashlight 8513102000 6-45 90-350 CN 4
  LED torch, aluminium; flashlight rechargeable; camping torch
  High Lumen Rechargeable Tactical Flashlight | 手电筒
security-camera 8525895050 15-80 150-500 CN,TW 6
  IP camera, wifi, indoor; security camera with night vision; baby monitor camera
  1080P WiFi Indoor Security Camera | 监控摄像头
webcam 8525895050 12-60 90-220 CN 3
  webcam 1080p USB; computer camera with microphone
  1080P Streaming Webcam with Microphone | 网络摄像头
drone-toy 8806220000 40-190 420-900 CN 3
  quadcopter drone with camera; remote controlled mini drone; foldable drone, 600 g
  Foldable Drone with 4K Camera | 无人机
game-controller 9504500000 12-60 180-350 CN,VN 4
  game controller, wireless; gamepad for console; video game joystick
  Wireless Controller for PC and Console | 游戏手柄
e-reader-case 4202929700 8-30 90-200 CN 2
  tablet cover, polyurethane; e-reader sleeve; tablet case with stand
  Slim Folio Case for 10 inch Tablet | 平板保护套
tablet-pc 8471300100 60-290 350-650 CN,VN 3
  tablet computer 10 inch; android tablet 64GB; portable computer, tablet
  10 inch Android Tablet 64GB WiFi | 平板电脑
mobile-phone 8517130000 90-520 160-320 CN,VN,KR 3
  smartphone, refurbished; mobile phone 128GB, unlocked; smart phone with charger
  Unlocked Smartphone 128GB Dual SIM | 手机
laptop-battery 8507600020 18-60 250-450 CN 3 cells
  lithium-ion battery for notebook; replacement laptop battery 11.4V
  Replacement Laptop Battery 50Wh | 笔记本电池
electric-toothbrush 8509805045 12-60 150-350 CN 4
  electric toothbrush, sonic; toothbrush with charger and 4 heads
  Sonic Electric Toothbrush 4 Modes | 电动牙刷
hair-dryer 8516310000 18-90 500-1000 CN 3
  hair dryer, ionic 1800W; travel hair dryer
  Ionic Hair Dryer 1800W | 电吹风
hair-clipper 8510209000 14-60 250-500 CN 3
  hair clipper, cordless; beard trimmer
  Cordless Hair Clippers for Men | 理发器
curling-iron 8516320040 14-60 350-700 CN 2
  hair straightener, ceramic; curling iron 25 mm
  Ceramic Hair Straightener 2 in 1 | 直发器
kitchen-blender 8509400015 18-70 700-2500 CN 3
  portable blender; food mixer, hand held; smoothie blender with cup
  Portable Blender USB Rechargeable | 榨汁机
robot-vacuum 8508110000 90-280 2800-4500 CN 1
  robot vacuum cleaner; cordless vacuum cleaner
  Robot Vacuum and Mop Combo | 扫地机器人
led-bulb 8539520091 4-20 60-250 CN,IN 4
  LED bulb E26 9W; smart LED light bulb
  Smart WiFi LED Bulb A19 4-Pack | LED灯泡
extension-lead 8544429010 10-35 300-900 CN 2
  power strip with USB; extension cord 3 m
  Surge Protector Power Strip 6 Outlets | 插线板
digital-thermometer 902519 6-25 30-110 CN 3
  digital thermometer; kitchen meat thermometer; infrared thermometer
  Instant Read Meat Thermometer | 温度计
multimeter 9030310000 12-60 200-500 CN 2
  digital multimeter; clamp meter
  Digital Multimeter TRMS 6000 Counts | 万用表
drill-bits 8207502055 8-40 150-900 CN,TW,DE 3
  drill bit set, HSS; titanium coated drill bits, 13 pcs
  Titanium Drill Bit Set 21 Piece | 钻头
screwdriver-set 8205400000 8-40 200-900 CN,TW 4
  precision screwdriver set; screwdriver with bits, steel
  Precision Screwdriver Set 60 in 1 | 螺丝刀套装
socket-wrench 8204200000 12-70 500-2500 CN,TW 2
  socket wrench set, chrome vanadium steel; interchangeable spanner sockets
  46 Piece Drive Socket Ratchet Wrench Set | 套筒扳手
soldering-iron 8515110000 12-60 200-700 CN 2
  soldering iron kit 60W; electric soldering station
  60W Adjustable Soldering Iron Kit | 电烙铁
cordless-drill 8467210010 35-140 1100-2600 CN,TW 2
  cordless drill 20V; electric drill with lithium battery
  20V Cordless Drill Driver Set | 电钻
brake-pads 8708305040 14-60 700-2200 CN,DE,JP 3
  brake pads, ceramic, front axle; disc brake pad set for passenger car
  Ceramic Front Brake Pads Set | 刹车片
car-floor-mat 5703392090 25-90 1500-4500 CN 2
  car floor mats, tufted polypropylene; car carpet set
  Car Floor Mats 4 Piece All Weather | 汽车脚垫
wiper-blades 8512909000 8-35 250-600 CN,KR 3
  windscreen wiper blades pair; wiper blade rubber 26 inch
  Wiper Blades 26+18 Pack of 2 | 雨刮片
spark-plugs 8511100000 8-45 150-400 JP,DE,CN 3
  spark plugs, iridium, set of 4; spark plug for motor vehicle
  Iridium Spark Plugs Set of 4 | 火花塞
oil-filter 8421230000 5-25 200-600 CN,DE,KR 3
  oil filter for passenger car; spin-on oil filter
  Engine Oil Filter Replacement | 机油滤清器
car-phone-holder 3926909989 6-30 90-350 CN 5
  car phone holder, dashboard; phone mount for air vent, plastic
  Car Phone Mount Vent Clip | 车载手机支架
bike-light 8512102000 7-30 80-200 CN 2
  bicycle light set, LED; rear lamp for bicycle
  USB Rechargeable Bike Light Set | 自行车灯
bike-pedals 8714961000 10-55 250-500 CN,TW 2
  bicycle pedals, aluminium; crank set for bicycle
  MTB Pedals Aluminum Alloy 9/16 | 自行车脚踏
motorcycle-gloves 4203218060 15-60 180-350 CN,PK 2
  motorcycle gloves, leather; sports gloves of leather
  Leather Motorcycle Gloves Touchscreen | 骑行手套
3d-filament 3916903000 15-40 900-1300 CN 3
  PLA filament 1.75 mm, 1 kg; monofilament for 3D printer
  PLA 3D Printer Filament 1kg Spool | 3D打印耗材
arduino-board 8473301180 6-40 25-90 CN 3
  microcontroller board; printed circuit assembly for computer; development board with cable
  Microcontroller Development Board WiFi | 开发板
resistor-kit 8533210040 5-20 100-300 CN 2
  resistor assortment, 600 pcs; carbon film resistors 1/4 W
  600pcs Resistor Assortment Kit | 电阻
`
