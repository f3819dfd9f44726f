// The words that leaked passwords are built from, in English as people here write it: a list of our own, not anybody's
// breach. It is matched inside a password, so that "Summer2026!!" falls by its parts.

const WORDS = `
password passwort passord passcode passphrase letmein letmeinnow welcome welcomeback admin administrator root login
logon signin guest user username test testing tester demo default changeme changeit change secret private master
access account computer laptop internet intranet network server system systems windows microsoft office outlook google
facebook twitter instagram youtube amazon apple iphone samsung android pokemon minecraft fortnite nintendo playstation
starwars startrek matrix superman batman spiderman ironman hulk marvel avengers hogwarts harrypotter gandalf frodo
qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc wasd
iloveyou loveyou lovely lover loveme love forever always princess prince queen king angel devil heaven hello hellohello
hithere goodbye goodmorning goodnight monkey dragon tiger lion eagle falcon shark dolphin butterfly kitten puppy
rabbit horse doggy buster bailey charlie bella max daisy molly poppy rocky sooty sandy ginger pepper shadow smokey
sunshine sunflower rainbow flower flowers summer winter spring autumn january february march april may june july august
september october november december monday tuesday wednesday thursday friday saturday sunday christmas easter
halloween holiday birthday weekend london manchester liverpool birmingham leeds sheffield bristol newcastle nottingham
leicester cardiff edinburgh glasgow belfast england britain british scotland wales ireland yorkshire lancashire kent
essex sussex surrey devon cornwall norfolk suffolk cumbria durham dorset united city rovers rangers celtic arsenal
chelsea tottenham everton villa spurs wolves hammers gunners football rugby cricket tennis hockey golf baseball
basketball soccer chocolate cookie cookies coffee banana orange cherry strawberry blueberry cheese biscuit pizza burger
curry chicken bacon sausage beer whisky vodka wine cider guinness heineken purple yellow green blue black white silver
golden diamond crystal ruby emerald pearl jesus christ church amen blessed faith trustno1 trustnoone nothing something
anything whatever whocares freedom liberty justice peace music guitar piano drummer rocknroll metallica nirvana
beatles oasis queen1 elvis madonna eminem rihanna beyonce adele taylorswift onedirection abc abcd abcde abcdef
mercedes porsche ferrari bmw audi jaguar mustang corvette yamaha honda ford toyota vauxhall harley davidson
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric
jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry
tyler aaron adam nathan henry douglas zachary peter kyle oliver harry noah leo oscar archie theo freddie alfie mary
patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra ashley kimberly
emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela
shirley anna brenda pamela emma nicole helen samantha katherine christine rachel carolyn janet catherine maria heather
diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah
jacqueline martha gloria teresa ann sophie grace lily amelia isla ava mia freya mohammed muhammad ahmed ali omar
fatima aisha council councils borough county district parish mayor councillor children childrens child kids family
families social worker socialwork socialworker socialcare safeguarding protection fostering adoption improvement
improve board director manager team teamwork leader officer service services department education school schools
teacher student college university hospital nurse doctor police justice government govuk ofsted inspection commissioner
direction notice plan action actions report reports evidence public house home homes street garden football1 money
million dollar pounds sterling lottery winner player gamer legend killer ninja pirate samurai warrior soldier hunter
ranger trooper captain commander general sniper marine airborne phoenix thunder lightning storm hurricane tornado
inferno galaxy universe planet mercury venus saturn jupiter neptune pluto apollo zeus athena hercules spartan trojan
viking wizard magic magical mystery fantasy dreamer dream dreams happy happiness smile smiley funny crazy sexy hottie
babygirl babyboy baby sweetie sweetheart honey sugar darling beautiful gorgeous pretty handsome cool cooldude dude
buddy friend friends bestfriend mother father mummy daddy mum dad sister brother grandma grandad auntie uncle cousin
husband wife fiance boyfriend girlfriend fuckyou fuckoff fuck shit bitch asshole bastard bollocks wanker
nothing1 blahblah blah foobar example sample temporary temp backup oracle mysql postgres cisco juniper
startfinish keyboard mouse monitor printer screen desktop mobile phone telephone number numbers letter letters
correcthorsebatterystaple thisismypassword mypassword newpassword oldpassword yourpassword password1 passw0rd
`

/** Lower case; a set for looking up pieces. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  WORDS.split(/\s+/).filter((word) => word.length >= 3),
)

export const LONGEST_COMMON_WORD = Math.max(...[...COMMON_WORDS].map((word) => word.length))
