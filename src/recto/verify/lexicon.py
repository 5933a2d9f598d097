"""Words by which names are told from other words: given names, particles, organisations, places, topics.

Any word may be a surname. What is listed here is what a word is when it is none, and by what two words are surely a
person. All words are folded: lower case, without marks.
"""

PARTICLES = frozenset(
    "af al av ben bin d da das de del della den der des di do dos du el ibn la las le les lo los "
    "mac op st t ten ter van vande vander von vom y zu zum zur".split()
)
"""What may stand before a surname and is left out of it."""

SUFFIXES = frozenset("jr sr ii iii iv phd md esq dphil".split())
"""What may follow a name and is no part of it."""

GIVEN = frozenset(
    """
    aaron abdul abigail abraham ada adam adele adrian adriano agnes ahmed aidan aisha ajay ajeya akash akira alan albert
    alberto alec alejandro aleksander alessandro alex alexander alexandra alexandre alexei alexey alexis alfred ali alice
    alison allan allen alon alvin amanda amar amelia amir amit amy ana anand anders andre andrea andreas andrei andres
    andrew andrey andrzej andy angela angelina anil anita anja ann anna anne annette annie anthony antoine anton antonia
    antonio anya ariel arjun armand arnaud arthur arturo arun arvind asa ashish ashley astrid atoosa audrey august ava
    avi axel barack barbara barry bart beatrice ben benjamin benoit bernard bernd bernhard beth betty bill blake bob
    boris brad brandon brendan brian bruce bruno bryan buck burak caitlin caleb calvin cameron camille carl carla carlo
    carlos carmen carol carole caroline casey cassidy caspar catherine cecilia cedric chad charles charlie charlotte chen
    chloe chris christian christina christine christoph christophe christopher claire clara clark claude claudia
    clemens clement colin collin connor conor corinna cory craig cristina cynthia cyrus daisy dale damian damien dan dana
    daniel daniela daniele danielle danny dario darren dave david dawn dean deborah debra deepak denis denise dennis derek
    diana diane diego dieter dirk dmitri dmitrii dmitry dominic dominik dominique don donald donna dora dorothy doug
    douglas duncan dylan eddie edgar edith edmund eduardo edward edwin eileen elaine eleanor elena eli elias elijah
    elisabeth eliezer elizabeth ella ellen elliot elon emil emile emilia emily emma emmanuel enrico enrique eric erica
    erik erika erin ernest ernst esther ethan eugene eva evan eve evelyn fabian fabien fabio fatima federico felix
    fernando finn fiona florence florian frances francesca francesco francis francisco francois frank franklin franz
    fred frederic frederick frederik friedrich gabriel gabriela gareth gary gavin geoff geoffrey george georg georgia
    gerald gerard gilbert gillian gina giorgio giovanni girish glenn gloria gordon grace graham greg gregor gregory
    guido guillaume gunter gus gustav guy haakon hannah hannes hans hao harold haroon harriet harry harvey heather hector
    heidi heinrich helen helena helene henri henrik henry herbert hidenori hilary hiroshi holden holly howard hugh hugo
    hunter ian ibrahim igor ilan ilya ines ingrid irene irina iris isaac isabel isabella isabelle ivan jaan jaap jack
    jackson jacob jacqueline jacques jade jaime jake jakob jakub james jamie jan jana jane janet janice jared jason jasper
    javier jay jean jeff jeffrey jennifer jenny jens jeremie jeremy jerome jerry jesse jessica jiaming jill jim jimmy
    joachim joan joanna joanne joao joaquin joar joe joel joerg johan johann johannes john johnny jon jonas jonathan
    jordan jorge jose josef joseph josh joshua joy joyce juan judea judith judy julia julian juliana julie julien julius
    june jurgen justin kai karen karim karin karina karl karla kate katerina katharina katherine kathleen kathryn katie
    katja kay keith kelly ken kenneth kevin kim kimberly kirsten klaus konrad kristen kristian kristin kristina kurt kyle
    lance larissa larry lars laura lauren laurence laurent lauro lawrence lea leah lee leila lena leo leon leonard
    leonardo leopold leslie lewis liam lilian lily linda lindsay lisa logan lorenzo louis louise luca lucas lucia luciano
    lucy ludwig luigi luis lukas luke lydia lynn madeleine magdalena malcolm manfred manuel marc marcel marco marcus
    margaret maria marian marianne marie marina mario marion marius mark markus marlene marshall martha martin martina
    marvin mary mateo mathias mathieu matteo matthew matthias matthieu maurice max maxim maxime maximilian maya megan
    mehdi melanie melissa mercedes meredith mia michael michal michel michela michele michelle mickael miguel mikael mike
    mikhail miles milan milena millie mina miranda miriam mitchell mohamed mohammad mohammed mohit molly mona monica
    monika morgan moritz moses moshe muhammad murray nadia nadine naomi natalia natalie natasha nate nathan nathaniel neal
    neel neil nelson nicholas nick nicola nicolas nicole niels nigel nikhil niklas nikola nikolai nina nir noah noam noel
    nora norbert norman olaf oleg olga oliver olivia olivier omar oren orin oscar oskar otto owain owen pablo pamela paola
    paolo pascal patricia patrick paul paula pauline pavel pedro penelope percy perry peter petra phil philip philipp
    philippe phillip pierre pieter piotr prasad priya quentin rachel rafael rahul rainer raj rajesh ralf ralph ramana
    raphael raul ravi ray raymond rebecca regina reinhard remi rene renee ricardo riccardo richard rick rita rob robert
    roberta roberto robin rodney rodrigo roger rohin rohit roland rolf roman ron ronald rory rosa rose ross roy ruben
    rudolf rupert russell ruth ryan sabine sabrina sally sam samir samuel sandra sandy sanjay sara sarah sasha saul scott
    sean sebastian serena serge sergei sergey sergio seth shane shannon sharon sheila sherry shimon shirley sid siegfried
    sigrid silvia simon simone sofia solon sonia sophia sophie soren spencer stan stanley stefan stefania stefano stella
    stephan stephane stephanie stephen steve steven stewart stuart sue sundar sunil suresh susan susanna susanne suzanne
    sven sylvia tamara tanya tara tariq tatiana ted terence teresa terry tessa theo theodore theresa thierry thomas tilman
    tim timnit timothy tina tobias toby todd tom tomas tomasz tomek tommaso tommy toni tony tracy travis trevor tristan
    tsvi tyler tyna ulrich ursula valentin valentina valerie vanessa vasily vera veronica vicky victor victoria vijay
    vikrant viktor vincent vincenzo virginia vitalik vivek vivian vladimir walter wanda warren wayne wei wendy werner
    wesley wilhelm will willem william wolfgang xavier xiao yair yan yann yannick yaroslav yasmin yejin yi yonadav yoshua
    yuan yuichi yuki yuri yuval yvonne zac zach zachary zoe zvi
    abeba adria aditya ahmad aishwarya akshay aleksandar alessia alina alisa allison aloni amin amrita anastasia andreea
    andrzej aniket anjali ankit ankita ansh antti aravind archit arash arjun armin artem arvid aryan aryeh asma aude aurelien
    ayush balint beatriz bharat bilal biswajit bjorn bogdan boaz bowen cameron carina catalina chelsea chetan chia chiara
    chinmay chirag ciaran clement cosimo dhruv dilip divya douwe dorsa dragos dusan dylan dzmitry eda ege elad elham elise
    ekin emre enrico erhan ethan ezra farhad fatih fei fereshte ferenc filip folco franziska fazl gaurav gautam geert gemma
    georgios gertrude ghada giulia goncalo guangyi gunnar gurpreet guy gwern haim hakan hal hana harish harrison harsh
    haruki hasan hoagy hossein huda hugh ibrahim ilaria ilse imran ingo ioannis irwin ishaan ishan ishita islam ismail
    itamar ivo jaime jascha javad jaya jeet jian jiayi jin jing jishnu joakim johannes jorg jose jun junjie jurgen kai
    kaiming kamal kanako kaoru karan karthik kartik kasper katarzyna kaveh kavya kei kenji kerstin khaled kiran kofi koki
    kolya krzysztof kshitij kunal kwame laila lakshmi lars leif lei leilani lennart levent ling lior liwei ludovic maciej
    magnus mahdi maksym malte manas manish mansi marcin mareike marek marius marjan markku mateusz mauricio mayank mehmet
    mei meng michal mihai mihaela min ming mira miroslav mirjam mitali mohan moin monojit morteza mrinank mukund murat mustafa
    nadav naoki naoto naren navid neha nicolai nidhi nihar nikita nikolaos nikolaus nils nima niki nisha nitin nitish noga
    ognjen oisin ola omer onur oriol orly otmar paavo parisa parth pascale patricio pawel pei percy pekka petr ping pooja
    prajna pranav prateek pratik pratyusha preetum pushmeet qi qiang qing quoc raghav rakesh ramesh ramon ranjit rayna
    reza rishabh rishi ritesh riya roel rohan roshni roxana ruiqi rutger rylan ryosuke sachin saeed saffron sagnik sahil sai
    sakshi samira samuele sandeep sandhini sandipan sanjeev sanmi santiago santosh satoshi satya saurabh saurav sayash sergio
    severin shahar shalini shan shantanu shauna shigeru shiri shivam shixiang shreya shruti shuang shubham siddharth silvio
    sinead siva slawomir sneha sohan soheil songlin soroush sorelle srikanth srinivas steffen stig subbarao subhash sudhir
    sumit surya sushant svetlana swarat takashi takeshi tal tamar tamay tamer tan tanmay tao tapio tarun tatsunori teddy
    tejas tejal teun thang thiago thore tijana tiago tianyi till tobi tomer tomoki torsten tri trond tsung tushar tuomas
    ugur umar uri usman utku vaibhav vahid varun vasileios veit venkat vera vibhav victoire vidhi vijaya vikram vinay vincent
    vineet vinod vishal vitaly vivienne volker wenjie winnie wojciech xander xavi xi xiang xiaodong xin xingyu xinyi
    xuan yael yanis yang yara yarin yasaman yash yasuo yi yilun ying yogesh yong yonatan yu yuchen yukio yulia yuntao
    yunus yuqing yusuf yves zeynep zehra zhen zheng zhi zhou ziad zihan ziyad zohar zoltan zubin zuzana
    """.split()
)
"""Given names that are no common words as well: two words of which the first is one are a person."""

SURNAMES = frozenset(
    """
    abbott adams agarwal aggarwal ahmed akhtar ali allen almeida alonso alvarez anand anderson andersson andrews arora
    arrow aziz bai bailey baker banerjee barnes barrett barros basu becker begum bell bennett bergman bhat bhattacharya bhatt
    bianchi brown bryant burns butler cai campbell cao carlsson carter castillo castro chakraborty chan chandra chang chatterjee
    chaudhary chavez chen cheng cho choi chopra choudhury chowdhury chu chung clarke cohen coleman collins contreras cooper
    costa cox cui cunningham dai dang das dasgupta davies davis deng desai deshpande dey diaz ding dixit do doan dong du duan
    dutta edwards ellis eriksson evans fan fang fernandes fernandez ferrari fischer fisher flores fontana foster fu fujita
    gandhi gao garcia garg ghosh gibson gill goel goldberg goldstein gomes gomez gonzales gonzalez gordon goyal graham
    griffin griffiths gu guo gupta gutierrez hall han hansen hao harris harrison hassan hayashi he henderson hernandez hill
    hoffman hoffmann holmes hosseini hou hu huang hughes hussain huynh ibrahim inoue islam ito iyer jackson jain james
    jansen jensen jha ji jia jiang jimenez jin johansson johnson jones joshi joseph kang kapoor karlsson kato kaur kelly khan
    kim king klein kobayashi koch kong krishnan kulkarni kumar kuo kuznetsov kwon lai larsson lau le lee lei leung levin levy
    lewis li liang liao lim lin ling liu lo lopez lu luo lv ma madsen malhotra malik mao martin martinez matsumoto mehta mei
    meng menon meyer miller mishra mitra mo mohammadi moore morales moreno morgan morris mukherjee muller murphy murray
    murthy nadkarni nagy naidu nair nakamura narayan narayanan nayak nelson nguyen nielsen nilsson novak oliveira olsen olson
    ortiz pan pandey panda parekh parikh park parker patel pathak patil pedersen peng pereira perez petersen peterson pham
    phan phillips pillai popov prakash prasad price qi qian qin qiu quan rahman raj rajan ramakrishnan raman ramirez ramos rao
    rastogi raza reddy reed ren reyes reynolds ribeiro richardson rivera roberts robinson rodrigues rodriguez rogers romano
    rosen rossi roy ruan rubin ruiz russell ryan saha sahoo saito sanchez sanders santos sarkar sasaki sato saxena schmidt
    schneider schulz schwartz seo sethi shah shao sharma shaw she shen shi shin shukla silva simmons singh sinha smirnov
    smith song soto srivastava stein stewart su subramanian sullivan sun suzuki takahashi tan tanaka tang tao taylor thakur
    thomas thompson tian tiwari torres tran tripathi truong tsai tseng turner varma vargas vasquez venkatesan verma volkov
    vu wagner walker wan wang ward watanabe watson weber wei weiss wen white williams wilson wong wright wu xia xiang xiao
    xie xin xiong xu xue yadav yamada yamamoto yan yang yao ye yi yin yoon yoshida young yu yuan yun zeng zhan zhang zhao
    zheng zhong zhou zhu zimmermann zou
    """.split()
)
"""Surnames that are common: two words of which the second is one are a person."""

NICKNAMES = (
    *("bill will william billy willy", "bob rob robert bobby robbie", "dick rick richard", "ted ed edward eddie theodore"),
    *("peggy maggie margaret", "jim james jimmy jamie", "jack john johnny", "jon john jonathan", "tony anthony", "nell eleanor"),
    *("hank harry henry", "vika victoria viktoria", "sasha alexander alexandra alex", "chuck charles charlie"),
    *("liz beth betsy betty elizabeth lisa", "bella isabella", "drew andrew andy", "gene eugene", "misha mikhail michael"),
    *("kate katherine catherine cathy katie katja", "larry lawrence laurence", "zack zach zachary isaac", "zhenya evgeny"),
    *("tom thomas", "mike michael mick", "steve stephen steven", "jeff jeffrey geoff geoffrey", "joe joseph josef jo"),
    *("dan daniel danny", "tim timothy", "nick nicholas nicolas", "greg gregory", "jess jessica", "nate nathan nathaniel"),
    *("becca rebecca", "sue susan", "toby tobias", "dima dmitry dmitrii dmitri", "vlad vladimir", "lenny leonard leo"),
)
"""Names for one person that do not begin alike, or not for long."""

ORGANISATIONS = frozenset(
    """
    accenture adobe airbnb aisi alibaba allenai alphabet amazon amd anthropic aol apple apollo arc arm associated axios baidu
    bain bbc bcg berkeley bing bloomberg boeing bosch brookings bytedance cais caisi caltech cambridge cern chai cia cisco
    citi citigroup claude cloudflare cmu cnas cnbc cnet cnn cohere columbia congress conjecture coinbase cornell coursera
    crunchbase csail cset csis darpa databricks deepmind deepseek dell deloitte dhs disney dod dropbox ebay economist
    edelman eleuther eleutherai epoch epic ericsson eurostat euronews facebook fbi fda fhi fli forbes forrester fortune
    fujitsu gallup gartner gemini github glassdoor goldman google govai gpt graphcore grok gruyter guardian harvard hbr hitachi
    huawei huggingface hulu ibm idc ieee imf indeed inflection instagram intel intercom ipcc ipsos itu jazeera jpmorgan kaggle kpmg
    lakera lawfare lesswrong lexisnexis lg linkedin llama lockheed manifold marsh matrix mats mckinsey medium meta metaculus
    metr microsoft midjourney miri mistral mit mitre monetizely moodys morningstar mozilla msnbc nasa nato nber netflix neuralink
    newsguard newsweek nhs nielsen nist nokia nortonlifelock npr nsa nsf ntia nvidia nyt nytimes nyu oecd ofcom okta openai
    openphil openrouter oracle oxford oxfam palantir palisade palo panasonic paypal pbs perplexity pew pinterest politico
    polymarket princeton propublica pubmed pwc qualcomm quartz quora qwen rand raytheon reddit redwood replit reuters salesforce
    samsung sap schmidt scopus sec semafor semianalysis sequoia shopify siemens similarweb slack snapchat softbank sony
    spacex spotify stanford statista stripe substack symantec techcrunch tencent tesla thomson tiktok time toyota twitch
    twitter uber ucla un unesco unicef usa ucl verizon visa vox walmart washington waymo wef wharton who wikipedia wired wsj
    xai yale yahoo yougov youtube zapier zdnet zillow zoom
    """.split()
)
"""Bodies, publishers and products that are named by one word."""

VENUES = frozenset(
    """
    aaai aamas acl acm afp aies aistats apsr arxiv biorxiv bmj cacm cell chi colt coling colm corl cscw cvpr ccs eacl eccv
    elife elsevier emnlp facct focs frontiers iccv iclr icml icra ijcai ijcnlp interspeech iros iui jama jair jmlr kdd lancet
    mdpi medrxiv mlsys naacl nature nejm neurips nips osf plos pmc pmlr pnas preprint proceedings recsys rss sage sagepub
    science sciencedirect sigcomm sigir siggraph sigmod soda springer ssrn stoc tacl tmlr uai usenix uist vldb wiley wsdm
    www zenodo
    """.split()
)
"""Journals, conferences and archives."""

FIRMS = frozenset(
    (
        *("alvarez marsal", "arnold porter", "baker mckenzie", "barnes noble", "black decker", "booz allen", "covington burling"),
        *("crowell moring", "deloitte touche", "dun bradstreet", "ernst young", "gibson dunn", "harper row", "johnson johnson"),
        *("king spalding", "kirkland ellis", "latham watkins", "marks spencer", "marsh mclennan", "morrison foerster"),
        *("procter gamble", "simon schuster", "smith wesson", "smith nephew", "taylor francis", "white case", "young rubicam"),
    )
)
"""Firms that are named as two authors are."""

PLACES = frozenset(
    """
    africa african alabama alaska america american americas arizona arkansas asia asian asilomar australia australian austria
    beijing belgium berlin biden bletchley boston brazil brazilian britain british brussels california california's canada
    canadian chicago chile china chinese colombia colorado connecticut copenhagen delaware denmark dutch egypt england
    estonia eu europe european finland florida france french geneva german germany greece hague hawaii hiroshima hungary
    idaho illinois india indian indiana indonesia iowa iran iraq ireland irish israel israeli italian italy japan japanese
    kansas kenya kentucky korea korean london louisiana madrid maine maryland massachusetts mexico michigan minnesota
    mississippi missouri montana moscow montreal nebraska nevada netherlands nigeria norway ohio oklahoma ontario oregon
    ottawa paris pennsylvania philippines poland portugal qatar romania rome russia russian seattle seoul shanghai
    singapore spain spanish stockholm sweden swedish swiss switzerland sydney taiwan tennessee texas tokyo toronto turkey
    uae uk ukraine ukrainian us utah vancouver vatican vermont vienna vietnam virginia wales westminster wisconsin wyoming
    zurich
    """.split()
)
"""Countries, states, cities, and the words made of them."""

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
TIMES = frozenset(
    (*MONTHS, *(month[:3] for month in MONTHS), "sept")
    + tuple("spring summer autumn fall winter monday tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4 fy".split())
)

BODIES = frozenset(
    """
    academy administration agency alliance archive assembly association authority bank board bureau campaign center centre
    church club coalition college commission commissioner committee community company congress consortium contributors
    cooperative corp corporation council court department directorate division editors education embassy endowment engineering
    enterprise faculty federation firm forum foundation fund funds gmbh government group hospital house hub impacts inc
    initiative inspectorate institute institution international investments journal lab laboratories laboratory labs law
    league llc llp ltd magazine media ministry museum network news newsroom office organisation organization panel parliament
    partners partnership party philanthropy platform podcast police policy press programme project research researchers
    review school secretariat senate service services society staff startup station studies studio studios system systems
    taskforce team technologies technology times trust union university ventures volunteers watch wiki workshop
    """.split()
)
"""Words by which a name is told for that of a body."""

TOPICS = frozenset(
    """
    abstract academic accelerating access accord accountability accuracy act actual addressing adversarial advanced advances
    agent agentic agents agi agreement ai algorithm algorithmic algorithms aligned alignment all amendment analyses analysis
    announcement announcing annual another appendix application applications approach approaches approximately april area
    artificial arms article asi assessing assessment assistant assurance attack attacks attention audit audits automated
    autonomous autonomy available background backdoor based basic bayesian behavior behaviour benchmark benchmarks best beyond
    bias big bill bing bio biological biosecurity black blog blueprint book bot brain brief briefing budget building business
    capabilities capability career case catastrophic causal chain challenge challenges changes chapter chat chatbot chatgpt
    chinchilla chip chips circuit circuits citation classifier classifiers climate clinical code coding coefficient cognitive
    collective commentary common communication comparing competition comprehensive compute computer computing concept concepts
    concrete conference consensus constitution constitutional contemporary content context control convention cooperation
    corrigibility corrigible cost costs course covid critique crypto current curriculum cyber cybersecurity cyborg dangerous
    dark data database dataset datasets debate deception deceptive decision declaration deep deepfake deepfakes defense
    deliberative democracy democratic dense deploying design detecting detection development dialogue diffusion digital
    directive disaster discovering discussion disinformation dissertation distillation distributed document documentation
    draft drug dual early ebook economic economics economy editorial effective eliciting election elections elections emergent
    empirical employment energy english ensemble entire episode epistemic essay estimates ethics eval evals evaluating
    evaluation evaluations evidence evolution example examples executive existential experiment experimental experiments expert
    experts explainable explaining explained exploring extinction facial factual faking faq fairness feature features federal
    feedback few field figure figures final finding findings fine first footnote forecast forecasting forecasts formal
    foundations founders framework frameworks frontier full funding further future game games general generalization
    generation generative global goal goodhart governance grant grants grokking group growth guidance guide guidelines gradient
    hacking hallucination handbook hardware harm harmful health her here heuristic hidden high his history how human humans
    hybrid ibid image impact implementation improving in incident incidents independent index industry inference influence
    information infrastructure inner inside insights instrumental intelligence intent interim internal international
    interpretability interview introducing introduction investigation investment issue its jailbreak jailbreaking job key
    knowledge label landscape language large last latent latest lawsuit leaderboard learned learning lecture lesson lessons
    letter levels liability life list literature llm llms local long longitudinal loss low machine machines main making
    malicious manual manifesto manipulation market markets mass mechanistic medical memo memory mesa meta method methodology
    methods metrics military mind minds misalignment misinformation misuse mitigating model modeling models moral more
    motivation multi multimodal narrow national natural navigating network networks neural neuroscience new next no note notes
    november nuclear number obfuscated observation observatory observational of offensive older online open operation
    optimal optimization optimizer organizational original orthogonality other our outcome outer outlook overall overcoming
    oversight overview package page paper papers paperclip part people performance personal perspective perspectives persuasion
    phase philosophy pilot plan platforms poisoning policies polarization political poll power powerful practical precipice
    prediction predictions preference preferences preliminary preparedness presentation previous primer principles privacy
    private probing problem problems product professional profile program progress project projections prompt prompting
    proposal protocol prototype psychological psychology public publication quality quantifying quantitative quantum question
    questions race ranking rate rational reasoning recent recommendation recommendations record red reference references
    reflections registry regulation regulations regulatory reinforcement related release remarks replication report reports
    representation reproducibility resources response responsible responses results retrieval reverse reward rewards rigorous
    risk risks rlhf roadmap robotics robust robustness role rule rules safe safety sandbagging scalable scale scaling scenario
    schema scheming scholarly scientific scientists scorecard second section sector secure security seed self semantic series
    session several shard short should shutdown simulation singularity situational skills sleeper slides social societal
    software source sparse specification speech standard standards state statement statistical statistics status strategic
    strategies strategy structured studies study subsequent subversion summary summit superalignment superforecaster
    superforecasters superforecasting superhuman superintelligence superposition supplement supply survey surveys sustainable
    sycophancy synthesis synthetic table talent talk task tasks taxonomy technical technological technologies testimony testing
    text that the their theoretical theory these thesis they think thinking this threat threats thread three timeline timelines
    tips to tool tools topic toward towards toy tracker tracking training transcoders transcript transfer transformative
    transformer transformers transition transparency treatise treaty trends trial trojan truth truthful truthfulqa tutorial
    two type uncertainty understanding unlearning unsolved update updated updates use user using value values various vector
    verification version video view vision vulnerability warning was watermarking we weak weapons web website what when where
    which white whistleblower why wikimedia with word work workforce working world year yearbook your
    """.split()
) - {"long", "black", "white", "power", "best", "low", "young", "page", "talent"}
"""Words of titles and of running text; where one stands for a name, it is none."""

COMMON = frozenset(
    """
    accessed announced available between flashback founded launched posted published released retrieved since until
    ability absolute action active adapt advice again against agenda aging aid alone ancient anger animal animals
    answer answers anxiety apocalypse architecture army arrival artist atlas attitude autumnal avoid awareness
    backlash balance bargain battle beauty becoming bees beginning behind being belief beliefs betrayal better bible
    biodiversity birth blame blind blood blueprints bodies body bold bones border borders born bounded brains brave
    bread bridge bridges bright broken brothers bubble burden business butterfly cancer capital capitalism carbon care
    cars casino castle chance chaos charity chart children choice choose cities citizens city civil civilization
    civilizations class clean clear coast cold collapse college color comfort command commons community concern
    conflict conflicts connect connected conscious consciousness consent conspiracy consumer consumers cooperation
    coping corruption cosmos count courage creation creative creativity crime crimes crisis crossing crowd crowds
    cruel culture cultures cure curse custom dance danger dangers darkness daughters dawn dead dear death debt decline
    defend defense delay demand depression desert desire destiny detect devil diet dignity dirty discipline discovery
    disease diversity divided doctor dominance doom doubt dream dreams drift drive driven drives driving drowning
    dying earth eating edge elephant elite elites emergence emotion emotions emperor empire empires enemies enemy
    engine engineering entropy environment equality equity error errors escape eternal eternity everything evil exit
    expectations experience explain factor factors facts failure failures faith fall false fame families family famine
    fast fate father fear fever fiction fight finance fire flesh flight flood flow food foods force forces forest
    forever forgotten fortune found fragile free freedom friend friends fuel function gain gambling garden gender gene
    genes genesis genius genome germs ghost giant gift giving glass glory goals god gods gold goods grand grave
    gravity great green grief ground growing guide guilt guns habit habits half hand happiness happy hard hate hatred
    head heads healing heart hearts heat heaven hell heritage heroes hidden hierarchy highway history home honor hope
    hopes horizon house houses hunger hunt hunters icon ideal ideas identity ideology ignorance illness illusion
    illusions imagined immortality impossible income inequality infinite infinity influence inheritance innocence
    innovation insight instinct institution insurance interest interests internet interpretation invention invisible
    iron irrational island islands joy judgment jungle justice killer killing kindness kingdom kings knowing labor
    labour ladder land leaders leadership leap leaving legacy legend leisure letters liberty library lies life light
    limits line lines living logic losers losing loss lost love luck lust machine madness magic majority map maps
    marriage mass masters material math mathematics matter matters meaning means measure measurement measures meat
    media medicine mercy message metal middle migration military miracle miracles mirror mistake mistakes modernity
    moment money monkey monkeys monster monsters moon morality mother motion mountain mountains movement murder music
    myth myths naked names nation nations natural nature necessity needs neighbors noise norm norms nudge numbers
    obedience object objects obligation ocean odds oil only opinion opinions opportunity order orders origin origins
    outliers outsiders ownership pain panic paradise paradox parents parties passion past path paths patience pattern
    patterns peace peak perception perfect permanent persons physics pieces planet planning plants play players
    pleasure pledge poison poor population populations possible poverty practice prejudice pressure pride prince
    prison privilege probability process production profit profits promise promises proof property prosperity
    protection psychiatry punishment pure purpose pursuit quest race racism radical rage random rationality reach
    reading real reality reason rebel rebellion recovery refugees relations religion religions reply rescue resilience
    resistance restoration revenge revolt revolution revolutions rich right rights rise rising rites ritual rivals
    river road roads romance root roots rule rulers sacred sacrifice saints sanity scarcity school science sea search
    seasons secrecy secret secrets seeing selection selfish sense sensibility servants sex shadow shadows shame shape
    shift shock sickness sight signal signals signs silence silent simple sinners skill skin slave slavery slaves
    sleep slow smart smoke snow socialism society soil soldiers solitude sons soul souls sound space species speed
    spirit spirits spread stability stars start steel stone stones stories storm story stranger strangers stress
    structure structures struggle style success suffering sugar suicide sun superpower supremacy surprise surveillance
    survival symbols sympathy taste tax taxes teams temptation terror thing things thought thoughts thrive time
    tradition traditions tragedy trains traits transport trap traps trauma treason treasure trees tribe tribes triumph
    trouble trusting truths turning twilight tyranny unequal universe universes unknown upheaval urban utopia valley
    value vice victims victory village villains violence virtue virtues virus viruses visible vision visions voices
    vote voters war wars waste water waters wealth weather weight welfare wild will wind winners wisdom wise witness
    wolves women wonder wonders worlds worth writing wrong youth
    """.split()
)
"""Words that titles set beside each other as names are set; with "et al." each may be a surname."""

OPENERS = frozenset("see also in cf per following from after by via and with as e.g compare both the for of on".split())
"""Words that stand before a name and begin a label with a capital."""
