"""Names that are common, by which two words are told to be a person; and forms of one name. All are folded."""

from recto.verify.identity.lexicon import words_of

GIVEN = words_of(
    """
    aaron abdul abeba abigail abraham ada adam adele aditya adria adrian adriano agnes ahmad ahmed aidan aisha
    aishwarya ajay ajeya akash akira akshay alan albert alberto alec alejandro aleksandar aleksander alessandro
    alessia alex alexander alexandra alexandre alexei alexey alexis alfred ali alice alina alisa alison allan allen
    allison alon aloni alvin amanda amar amelia amin amir amit amrita amy ana anand anastasia anders andre andrea
    andreas andreea andrei andres andrew andrey andrzej andy angela angelina aniket anil anita anja anjali ankit
    ankita ann anna anne annette annie ansh anthony antoine anton antonia antonio antti anya arash aravind archit
    ariel arjun armand armin arnaud artem arthur arturo arun arvid arvind aryan aryeh asa ashish ashley asma astrid
    atoosa aude audrey august aurelien ava avi axel ayush balint barack barbara barry bart beatrice beatriz ben
    benjamin benoit bernard bernd bernhard beth betty bharat bilal bill biswajit bjorn blake boaz bob bogdan boris
    bowen brad brandon brendan brian bruce bruno bryan buck burak caitlin caleb calvin cameron camille carina carl
    carla carlo carlos carmen carol carole caroline casey caspar cassidy catalina catherine cecilia cedric chad
    charles charlie charlotte chelsea chen chetan chia chiara chinmay chirag chloe chris christian christina christine
    christoph christophe christopher ciaran claire clara clark claude claudia clemens clement colin collin connor
    conor corinna cory cosimo craig cristina cynthia cyrus daisy dale damian damien dan dana daniel daniela daniele
    danielle danny dario darren dave david dawn dean deborah debra deepak denis denise dennis derek dhruv diana diane
    diego dieter dilip dirk divya dmitri dmitrii dmitry dominic dominik dominique don donald donna dora dorothy dorsa
    doug douglas douwe dragos duncan dusan dylan dzmitry eda eddie edgar edith edmund eduardo edward edwin ege eileen
    ekin elad elaine eleanor elena elham eli elias eliezer elijah elisabeth elise elizabeth ella ellen elliot elon
    emil emile emilia emily emma emmanuel emre enrico enrique erhan eric erica erik erika erin ernest ernst esther
    ethan eugene eva evan eve evelyn ezra fabian fabien fabio farhad fatih fatima fazl federico fei felix ferenc
    fereshte fernando filip finn fiona florence florian folco frances francesca francesco francis francisco francois
    frank franklin franz franziska fred frederic frederick frederik friedrich gabriel gabriela gareth gary gaurav
    gautam gavin geert gemma geoff geoffrey georg george georgia georgios gerald gerard gertrude ghada gilbert gillian
    gina giorgio giovanni girish giulia glenn gloria goncalo gordon grace graham greg gregor gregory guangyi guido
    guillaume gunnar gunter gurpreet gus gustav guy gwern haakon haim hakan hal hana hannah hannes hans hao harish
    harold haroon harriet harrison harry harsh haruki harvey hasan heather hector heidi heinrich helen helena helene
    henri henrik henry herbert hidenori hilary hiroshi hoagy holden holly hossein howard huda hugh hugo hunter ian
    ibrahim igor ilan ilaria ilse ilya imran ines ingo ingrid ioannis irene irina iris irwin isaac isabel isabella
    isabelle ishaan ishan ishita islam ismail itamar ivan ivo jaan jaap jack jackson jacob jacqueline jacques jade
    jaime jake jakob jakub james jamie jan jana jane janet janice jared jascha jason jasper javad javier jay jaya jean
    jeet jeff jeffrey jennifer jenny jens jeremie jeremy jerome jerry jesse jessica jiaming jian jiayi jill jim jimmy
    jin jing jishnu joachim joakim joan joanna joanne joao joaquin joar joe joel joerg johan johann johannes john
    johnny jon jonas jonathan jordan jorg jorge jose josef joseph josh joshua joy joyce juan judea judith judy julia
    julian juliana julie julien julius jun june junjie jurgen justin kai kaiming kamal kanako kaoru karan karen karim
    karin karina karl karla karthik kartik kasper katarzyna kate katerina katharina katherine kathleen kathryn katie
    katja kaveh kavya kay kei keith kelly ken kenji kenneth kerstin kevin khaled kim kimberly kiran kirsten klaus kofi
    koki kolya konrad kristen kristian kristin kristina krzysztof kshitij kunal kurt kwame kyle laila lakshmi lance
    larissa larry lars laura lauren laurence laurent lauro lawrence lea leah lee lei leif leila leilani lena lennart
    leo leon leonard leonardo leopold leslie levent lewis liam lilian lily linda lindsay ling lior lisa liwei logan
    lorenzo louis louise luca lucas lucia luciano lucy ludovic ludwig luigi luis lukas luke lydia lynn maciej
    madeleine magdalena magnus mahdi maksym malcolm malte manas manfred manish mansi manuel marc marcel marcin marco
    marcus mareike marek margaret maria marian marianne marie marina mario marion marius marjan mark markku markus
    marlene marshall martha martin martina marvin mary mateo mateusz mathias mathieu matteo matthew matthias matthieu
    maurice mauricio max maxim maxime maximilian maya mayank megan mehdi mehmet mei melanie melissa meng mercedes
    meredith mia michael michal michel michela michele michelle mickael miguel mihaela mihai mikael mike mikhail milan
    milena miles millie min mina ming mira miranda miriam mirjam miroslav mitali mitchell mohamed mohammad mohammed
    mohan mohit moin molly mona monica monika monojit morgan moritz morteza moses moshe mrinank muhammad mukund murat
    murray mustafa nadav nadia nadine naoki naomi naoto naren natalia natalie natasha nate nathan nathaniel navid neal
    neel neha neil nelson nicholas nick nicola nicolai nicolas nicole nidhi niels nigel nihar nikhil niki nikita
    niklas nikola nikolai nikolaos nikolaus nils nima nina nir nisha nitin nitish noah noam noel noga nora norbert
    norman ognjen oisin ola olaf oleg olga oliver olivia olivier omar omer onur oren orin oriol orly oscar oskar otmar
    otto owain owen paavo pablo pamela paola paolo parisa parth pascal pascale patricia patricio patrick paul paula
    pauline pavel pawel pedro pei pekka penelope percy perry peter petr petra phil philip philipp philippe phillip
    pierre pieter ping piotr pooja prajna pranav prasad prateek pratik pratyusha preetum priya pushmeet qi qiang qing
    quentin quoc rachel rafael raghav rahul rainer raj rajesh rakesh ralf ralph ramana ramesh ramon ranjit raphael
    raul ravi ray raymond rayna rebecca regina reinhard remi rene renee reza ricardo riccardo richard rick rishabh
    rishi rita ritesh riya rob robert roberta roberto robin rodney rodrigo roel roger rohan rohin rohit roland rolf
    roman ron ronald rory rosa rose roshni ross roxana roy ruben rudolf ruiqi rupert russell rutger ruth ryan rylan
    ryosuke sabine sabrina sachin saeed saffron sagnik sahil sai sakshi sally sam samir samira samuel samuele sandeep
    sandhini sandipan sandra sandy sanjay sanjeev sanmi santiago santosh sara sarah sasha satoshi satya saul saurabh
    saurav sayash scott sean sebastian serena serge sergei sergey sergio seth severin shahar shalini shan shane
    shannon shantanu sharon shauna sheila sherry shigeru shimon shiri shirley shivam shixiang shreya shruti shuang
    shubham sid siddharth siegfried sigrid silvia silvio simon simone sinead siva slawomir sneha sofia sohan soheil
    solon songlin sonia sophia sophie sorelle soren soroush spencer srikanth srinivas stan stanley stefan stefania
    stefano steffen stella stephan stephane stephanie stephen steve steven stewart stig stuart subbarao subhash sudhir
    sue sumit sundar sunil suresh surya susan susanna susanne sushant suzanne sven svetlana swarat sylvia takashi
    takeshi tal tamar tamara tamay tamer tan tanmay tanya tao tapio tara tariq tarun tatiana tatsunori ted teddy tejal
    tejas terence teresa terry tessa teun thang theo theodore theresa thiago thierry thomas thore tiago tianyi tijana
    till tilman tim timnit timothy tina tobi tobias toby todd tom tomas tomasz tomek tomer tommaso tommy tomoki toni
    tony torsten tracy travis trevor tri tristan trond tsung tsvi tuomas tushar tyler tyna ugur ulrich umar uri ursula
    usman utku vahid vaibhav valentin valentina valerie vanessa varun vasileios vasily veit venkat vera veronica
    vibhav vicky victoire victor victoria vidhi vijay vijaya vikram vikrant viktor vinay vincent vincenzo vineet vinod
    virginia vishal vitalik vitaly vivek vivian vivienne vladimir volker walter wanda warren wayne wei wendy wenjie
    werner wesley wilhelm will willem william winnie wojciech wolfgang xander xavi xavier xi xiang xiao xiaodong xin
    xingyu xinyi xuan yael yair yan yang yanis yann yannick yara yarin yaroslav yasaman yash yasmin yasuo yejin yi
    yilun ying yogesh yonadav yonatan yong yoshua yu yuan yuchen yuichi yuki yukio yulia yuntao yunus yuqing yuri
    yusuf yuval yves yvonne zac zach zachary zehra zeynep zhen zheng zhi zhou ziad zihan ziyad zoe zohar zoltan zubin
    zuzana zvi
    """
)
"""Given names that are no common words as well: two words of which the first is one are a person."""

SURNAMES = words_of(
    """
    abbott adams agarwal aggarwal ahmed akhtar ali allen almeida alonso alvarez anand anderson andersson andrews arora
    arrow aziz bai bailey baker banerjee barnes barrett barros basu becker begum bell bennett bergman bhat bhatt
    bhattacharya bianchi brown bryant burns butler cai campbell cao carlsson carter castillo castro chakraborty chan
    chandra chang chatterjee chaudhary chavez chen cheng cho choi chopra choudhury chowdhury chu chung clarke cohen
    coleman collins contreras cooper costa cox cui cunningham dai dang das dasgupta davies davis deng desai deshpande
    dey diaz ding dixit do doan dong du duan dutta edwards ellis eriksson evans fan fang fernandes fernandez ferrari
    fischer fisher flores fontana foster fu fujita gandhi gao garcia garg ghosh gibson gill goel goldberg goldstein
    gomes gomez gonzales gonzalez gordon goyal graham griffin griffiths gu guo gupta gutierrez hall han hansen hao
    harris harrison hassan hayashi he henderson hernandez hill hoffman hoffmann holmes hosseini hou hu huang hughes
    hussain huynh ibrahim inoue islam ito iyer jackson jain james jansen jensen jha ji jia jiang jimenez jin johansson
    johnson jones joseph joshi kang kapoor karlsson kato kaur kelly khan kim king klein kobayashi koch kong krishnan
    kulkarni kumar kuo kuznetsov kwon lai larsson lau le lee lei leung levin levy lewis li liang liao lim lin ling liu
    lo lopez lu luo lv ma madsen malhotra malik mao martin martinez matsumoto mehta mei meng menon meyer miller mishra
    mitra mo mohammadi moore morales moreno morgan morris mukherjee muller murphy murray murthy nadkarni nagy naidu
    nair nakamura narayan narayanan nayak nelson nguyen nielsen nilsson novak oliveira olsen olson ortiz pan panda
    pandey parekh parikh park parker patel pathak patil pedersen peng pereira perez petersen peterson pham phan
    phillips pillai popov prakash prasad price qi qian qin qiu quan rahman raj rajan ramakrishnan raman ramirez ramos
    rao rastogi raza reddy reed ren reyes reynolds ribeiro richardson rivera roberts robinson rodrigues rodriguez
    rogers romano rosen rossi roy ruan rubin ruiz russell ryan saha sahoo saito sanchez sanders santos sarkar sasaki
    sato saxena schmidt schneider schulz schwartz seo sethi shah shao sharma shaw she shen shi shin shukla silva
    simmons singh sinha smirnov smith song soto srivastava stein stewart su subramanian sullivan sun suzuki takahashi
    tan tanaka tang tao taylor thakur thomas thompson tian tiwari torres tran tripathi truong tsai tseng turner vargas
    varma vasquez venkatesan verma volkov vu wagner walker wan wang ward watanabe watson weber wei weiss wen white
    williams wilson wong wright wu xia xiang xiao xie xin xiong xu xue yadav yamada yamamoto yan yang yao ye yi yin
    yoon yoshida young yu yuan yun zeng zhan zhang zhao zheng zhong zhou zhu zimmermann zou
    """
)
"""Surnames that are common: two words of which the second is one are a person."""

NICKNAMES = (
    *(
        "bill will william billy willy",
        "bob rob robert bobby robbie",
        "dick rick richard",
        "ted ed edward eddie theodore",
    ),
    *(
        "peggy maggie margaret",
        "jim james jimmy jamie",
        "jack john johnny",
        "jon john jonathan",
        "tony anthony",
        "nell eleanor",
    ),
    *("hank harry henry", "vika victoria viktoria", "sasha alexander alexandra alex", "chuck charles charlie"),
    *(
        "liz beth betsy betty elizabeth lisa",
        "bella isabella",
        "drew andrew andy",
        "gene eugene",
        "misha mikhail michael",
    ),
    *(
        "kate katherine catherine cathy katie katja",
        "larry lawrence laurence",
        "zack zach zachary isaac",
        "zhenya evgeny",
    ),
    *("tom thomas", "mike michael mick", "steve stephen steven", "jeff jeffrey geoff geoffrey", "joe joseph josef jo"),
    *(
        "dan daniel danny",
        "tim timothy",
        "nick nicholas nicolas",
        "greg gregory",
        "jess jessica",
        "nate nathan nathaniel",
    ),
    *("becca rebecca", "sue susan", "toby tobias", "dima dmitry dmitrii dmitri", "vlad vladimir", "lenny leonard leo"),
    *(
        "ned edward edmund",
        "hal harold henry harry",
        "bert albert herbert robert gilbert",
        "jerry gerald jerome",
        "kit christopher katherine",
    ),
    *(
        "hans johannes",
        "lex sandy xander alexander",
        "nan nancy ann anne anna",
        "polly molly mary maria",
        "gene eugene",
    ),
    *("trish tricia patricia", "ellie nell elinor eleanor helen", "ron aaron ronald", "ricky frederick eric richard"),
    *("fred alfred frederick wilfred", "paco pancho francisco", "pepe jose", "volodya vladimir", "kolya nikolai"),
    *("vanya john johann jean juan ivan", "grisha grigori", "charles karl carlos", "william wilhelm guillaume"),
    *("ginny virginia", "lena helena magdalena", "tina christina", "lin elinor linda"),
)
"""Names for one person that do not begin alike, or not for long."""
