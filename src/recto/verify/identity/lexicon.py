"""Words by which names are told from other words: particles, organisations, venues, places, times, topics.

Any word may be a surname. What is listed here is what a word is when it is none. All words are folded: lower case,
without marks.
"""


def words_of(*lines: str) -> frozenset[str]:
    """Give the words of some lines of text."""
    return frozenset(word for line in lines for word in line.split())


PARTICLES = words_of(
    "af al av ben bin d da das de del della den der des di do dos du el ibn la las le les lo los ",
    "mac op st t ten ter van vande vander von vom zu zum zur",
)
"""What may stand before a surname and is left out of it."""

ACRONYMS = words_of("AI UK US EU UN ML RL TV HQ LLM AGI NLP IT PR HR VR CEO USA UAE LLC INC LTD PLC")
"""Capitals that are no initials of given names."""

HONORIFICS = words_of("lord lady sir dame dr prof professor mr mrs ms baroness justice")
"""What may stand before a name and is no part of it."""

PUBLISHERS = words_of(
    """
    addison adelphi allen ballantine bantam beacon beck birkhauser blackwell bloomsbury brill cape chatto continuum
    crown doubleday dover dutton ecco einaudi elsevier faber farrar feltrinelli fischer flammarion gallimard grasset
    hachette harper houghton klett knopf macmillan methuen minuit mondadori mouton norton pantheon palgrave pearson
    penguin pergamon picador plenum polity prentice putnam reclam routledge rowohlt sage scribner seuil springer
    suhrkamp taschen tavistock verso viking vintage wiley zed
    """
)
"""Publishers of books by one word; many are surnames as well."""

CALLINGS = words_of(
    "ambassador archbishop author bishop brother captain cardinal chairman chancellor chief colonel comrade count",
    "doctor duke earl economist emperor father general governor historian judge king mayor minister mother nobelist",
    "philosopher physicist poet pope president prince queen rabbi rev reverend saint secretary senator sister st uncle",
    "young old",
)
"""What a person may be called by before the surname."""

SUFFIXES = words_of("jr sr ii iii iv phd md esq dphil")
"""What may follow a name and is no part of it."""

ORGANISATIONS = words_of(
    """
    accenture adobe airbnb airbus alibaba alphabet amazon amd anthropic aol apollo apple arc arm associated
    astrazeneca axios baidu bain bbc bcg berkeley biogen biontech bloomberg boeing bosch brookings caltech cambridge
    cern chevron cia cisco citi citigroup claude cloudflare cmu cnbc cnet cnn cohere coinbase columbia congress
    conjecture cornell coursera crunchbase csail darpa databricks deepmind deepseek dell deloitte dhs disney dod
    dropbox ebay economist edelman eleuther epic epoch ericsson euronews eurostat exxon exxonmobil facebook fbi fda
    forbes forrester fortune fujitsu gallup gartner gazprom gemini genentech github glassdoor glaxosmithkline
    goldman google gruyter guardian harvard hbr hitachi honda huawei huggingface hulu hyundai ibm idc ieee ikea imf
    indeed inflection instagram intel intercom ipcc ipsos itu jazeera jpmorgan kaggle kpmg lawfare lego lesswrong
    lexisnexis lg linkedin lockheed manifold marsh matrix mcdonalds mckinsey medium mercedes meta metaculus
    microsoft mistral mit mitre moderna monsanto moodys morningstar mozilla msnbc nasa nato nber nestle netflix
    neuralink newsguard newsweek nhs nielsen nike nissan nist nokia novartis npr nsa nsf ntia nvidia nyt nytimes
    oecd ofcom openai oracle oxfam oxford palantir palisade palo panasonic paypal pbs perplexity pew pfizer
    pinterest politico polymarket princeton propublica pubmed pwc qualcomm quartz quora rand raytheon reddit redwood
    reuters salesforce samsung sanofi sap schmidt scopus sec semafor sequoia shopify siemens slack snapchat softbank
    sony spacex spotify stanford starbucks statista stripe substack symantec techcrunch tencent tesla thomson tiktok
    time toyota twitch twitter uber ucl ucla un unesco unicef unilever usa verizon visa vodafone volkswagen vox
    walmart washington waymo wef wharton who wikipedia wired wsj yahoo yale yougov youtube zapier zdnet zillow zoom
    """
)
"""Bodies, publishers and products that are named by one word."""

ALSO_BODIES = words_of(
    "arm bain bell booz chen church claude cornell dell forbes goldman marsh moody ngo nielsen pew sage schmidt smith",
    "thomson wiley",
)
"""Surnames that bodies are named by as often."""

VENUES = words_of(
    """
    aaai aamas acl acm afp aies aistats apsr arxiv biorxiv bmj cacm ccs cell chi coling colm colt corl cscw cvpr eacl
    eccv elife elsevier emnlp facct focs frontiers iccv iclr icml icra ijcai ijcnlp interspeech iros iui jair jama jmlr
    kdd lancet mdpi medrxiv mlsys naacl nature nejm neurips nips osf plos pmc pmlr pnas preprint proceedings recsys rss
    sage sagepub science sciencedirect sigcomm siggraph sigir sigmod soda springer ssrn stoc tacl tmlr uai uist usenix
    vldb wiley wsdm www zenodo
    """
)
"""Journals, conferences and archives."""

WORKS = words_of(
    "paper study analysis survey essay book report article post thesis talk review work preprint blog interview",
    "lecture chapter monograph dissertation critique proposal overview",
)
"""Words for works."""

FIRMS = frozenset(
    (
        *(
            "alvarez marsal",
            "arnold porter",
            "baker mckenzie",
            "barnes noble",
            "black decker",
            "booz allen",
            "covington burling",
        ),
        *(
            "crowell moring",
            "deloitte touche",
            "dun bradstreet",
            "ernst young",
            "gibson dunn",
            "harper row",
            "johnson johnson",
        ),
        *("king spalding", "kirkland ellis", "latham watkins", "marks spencer", "marsh mclennan", "morrison foerster"),
        *(
            "procter gamble",
            "simon schuster",
            "smith wesson",
            "smith nephew",
            "taylor francis",
            "white case",
            "young rubicam",
        ),
    )
)
"""Firms that are named as two authors are."""

PLACES = words_of(
    """
    africa african alabama alaska america american americas arizona arkansas asia asian australia australian austria
    beijing belgium berlin boston brazil brazilian britain british brussels california canada canadian chicago chile
    china chinese colombia colorado connecticut copenhagen delaware denmark dutch egypt england estonia eu europe
    european finland florida france french geneva german germany greece hague hawaii hiroshima hungary idaho illinois
    india indian indiana indonesia iowa iran iraq ireland irish israel israeli italian italy japan japanese kansas
    kentucky kenya korea korean london louisiana madrid maine maryland massachusetts mexico michigan minnesota
    mississippi missouri montana montreal moscow nebraska netherlands nevada nigeria norway ohio oklahoma ontario oregon
    ottawa paris pennsylvania philippines poland portugal qatar romania rome russia russian seattle seoul shanghai
    singapore spain spanish stockholm sweden swedish swiss switzerland sydney taiwan tennessee texas tokyo toronto
    turkey uae uk ukraine ukrainian us utah vancouver vatican vermont vienna vietnam virginia wales westminster
    wisconsin wyoming zurich
    """
)
"""Countries, states, cities, and the words made of them."""

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
TIMES = words_of(
    *MONTHS,
    *(month[:3] for month in MONTHS),
    "sept spring summer autumn fall winter monday tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4 fy",
)

BODIES = words_of(
    """
    academy administration agency alliance archive assembly association authority bank board bureau campaign center
    centre church club coalition college commission commissioner committee community company collaboration collaborative
    collaborators congress consortium contributors cooperative corp corporation council court department directorate
    division editors education embassy endowment engineering enterprise faculty federation firm forum foundation fund
    funds gmbh government group hospital house hub impacts inc initiative inspectorate institute institution
    international investments journal lab laboratories laboratory labs law league llc llp ltd magazine media ministry
    museum network news newsroom office organisation organization panel parliament partners partnership party
    philanthropy platform podcast police policy press programme project research researchers review school secretariat
    senate service services society staff startup station studies studio studios system systems taskforce team
    technologies technology times trust union university ventures volunteers watch wiki workshop
    """
)
"""Words by which a name is told for that of a body."""

TOPICS = words_of(
    """
    award awards hearing hearings medal nobel prize
    abstract academic accelerating access accord accountability accuracy act actual addressing advanced advances
    adversarial agent agentic agents agreement ai algorithm algorithmic algorithms alignment all amendment analyses
    analysis announcement announcing annual another appendix application applications approach approaches approximately
    april area arms article artificial assessing assessment assistant assurance attack attacks attention audit audits
    automated autonomous autonomy available backdoor background based basic bayesian behavior behaviour benchmark
    benchmarks best beyond bias big bill bio biological black blog blueprint book bot brain brief briefing budget
    building business capabilities capability career case causal chain challenge challenges changes chapter chat chip
    chips circuit circuits citation climate clinical code coding coefficient cognitive collective commentary common
    communication comparing competition comprehensive compute computer computing concept concepts concrete conference
    consensus constitution constitutional contemporary content context control convention cooperation cost costs course
    covid critique crypto current curriculum cyber cybersecurity dark data database debate deception deceptive decision
    declaration deep deepfake deepfakes defense deliberative democracy democratic deploying design detecting detection
    development dialogue digital directive disaster discovering discussion disinformation dissertation distributed
    document documentation draft drug dual early ebook economic economics economy editorial effective election elections
    empirical employment energy english entire episode epistemic essay estimates ethics evaluating evaluation
    evaluations evidence evolution example examples executive experiment experimental experiments expert experts
    explainable explained explaining exploring extinction facial factual fairness faking faq feature features federal
    feedback few field figure figures final finding findings fine first footnote forecast forecasting forecasts formal
    foundations founders framework frameworks frontier full funding further future game games general generalization
    generation generative global goal governance gradient grant grants group growth guidance guide guidelines hacking
    handbook hardware harm harmful health her here heuristic hidden high his history how human humans hybrid ibid image
    impact implementation improving in incident incidents independent index industry inference influence information
    infrastructure inner inside insights instrumental intelligence intent interim internal international interview
    introducing introduction investigation investment issue its job key knowledge label landscape language large last
    latest lawsuit leaderboard learned learning lecture lesson lessons letter levels liability life list literature
    local long longitudinal loss low machine machines main making malicious manifesto manipulation manual market markets
    mass medical memo memory meta method methodology methods metrics military mind minds misinformation misuse
    mitigating model modeling models moral more motivation multi narrow national natural navigating network networks
    neural neuroscience new next no note notes november nuclear number observation observational observatory of
    offensive older online open operation optimal optimization organizational original other our outcome outer outlook
    overall overview package page paper papers part people performance personal perspective perspectives persuasion
    phase philosophy pilot plan platforms poisoning polarization policies political poll power powerful practical
    prediction predictions preference preferences preliminary presentation previous primer principles privacy private
    probing problem problems product professional profile program progress project projections proposal protocol
    prototype psychological psychology public publication quality quantifying quantitative quantum question questions
    race ranking rate rational reasoning recent recommendation recommendations record red reference references
    reflections registry regulation regulations regulatory reinforcement related release remarks replication report
    reports representation reproducibility resources response responses responsible results retrieval reverse reward
    rewards rigorous risk risks roadmap robotics robust robustness role rule rules safe safety scalable scale scaling
    scenario schema scholarly scientific scientists scorecard second section sector secure security seed self semantic
    series session several short should simulation skills slides social societal software source specification speech
    standard standards state statement statistical statistics status strategic strategies strategy structured studies
    study subsequent summary summit superhuman supplement supply survey surveys sustainable sycophancy synthesis
    synthetic table talent talk task tasks taxonomy technical technological technologies testimony testing text that the
    their theoretical theory these thesis they think thinking this thread threat threats three timeline timelines tips
    to tool tools topic toward towards tracker tracking training transcript transfer transformative transition
    transparency treatise treaty trends trial truth truthful tutorial two type uncertainty understanding unsolved update
    updated updates use user using value values various vector verification version video view vision vulnerability
    warning was we weak weapons web website what when where which white why wikimedia with word work workforce working
    world year yearbook your
    """
) - {"long", "black", "white", "power", "best", "low", "young", "page", "talent"}
"""Words of titles and of running text; where one stands for a name, it is none."""

COMMON = words_of(
    """
    ability absolute accessed action active adapt advice again against agenda aging aid alone ancient anger animal
    animals announced anonymous answer answers anxiety apocalypse architecture army arrival artist atlas attitude
    autumnal available avoid awareness backlash balance bargain battle beauty becoming bees beginning behind being
    belief beliefs betrayal better between bible biodiversity birth blame blind blood blueprints bodies body bold
    bones border borders born bounded brains brave bread bridge bridges bright broken brothers bubble burden business
    butterfly cancer capital capitalism carbon care cars casino castle chance chaos charity chart children choice
    choose cities citizens city civil civilization civilizations class clean clear coast cold collapse college color
    comfort command commons community concern conflict conflicts connect connected conscious consciousness consent
    conspiracy consumer consumers cooperation coping corruption cosmos count courage creation creative creativity
    crime crimes crisis crossing crowd crowds cruel culture cultures cure curse custom dance danger dangers darkness
    daughters dawn dead dear death debt decline defend defense delay demand depression desert desire destiny detect
    devil diet dignity dirty discipline discovery disease diversity divided doctor dominance doom doubt dream dreams
    drift drive driven drives driving drowning dying earth eating edge elephant elite elites emergence emotion
    emotions emperor empire empires enemies enemy engine engineering entropy environment equality equity error errors
    escape eternal eternity everything evil exit expectations experience explain factor factors facts failure failures
    faith fall false fame families family famine fast fate father fear fever fiction fight finance fire flashback
    flesh flight flood flow food foods force forces forest forever forgotten fortune found founded fragile free
    freedom friend friends fuel function gain gambling garden gender gene genes genesis genius genome germs ghost
    giant gift giving glass glory goals god gods gold goods grand grave gravity great green grief ground growing guide
    guilt guns habit habits half hand happiness happy hard hate hatred head heads healing heart hearts heat heaven
    hell heritage heroes hidden hierarchy highway history home honor hope hopes horizon house houses hunger hunt
    hunters icon ideal ideas identity ideology ignorance illness illusion illusions imagined immortality impossible
    income inequality infinite infinity influence inheritance innocence innovation insight instinct institution
    insurance interest interests internet interpretation invention invisible iron irrational island islands joy
    judgment jungle justice killer killing kindness kingdom kings knowing labor labour ladder land launched leaders
    leadership leap leaving legacy legend leisure letters liberty library lies life light limits line lines living
    logic losers losing loss lost love luck lust machine madness magic majority map maps marriage mass masters
    material math mathematics matter matters meaning means measure measurement measures meat media medicine mercy
    message metal middle migration military miracle miracles mirror mistake mistakes modernity moment money monkey
    monkeys monster monsters moon morality mother motion mountain mountains movement murder music myth myths naked
    names nation nations natural nature necessity needs neighbors noise norm norms nudge numbers obedience object
    objects obligation ocean odds oil only opinion opinions opportunity order orders origin origins outliers outsiders
    ownership pain panic paradise paradox parents parties passion past path paths patience pattern patterns peace peak
    perception perfect permanent persons physics pieces planet planning plants play players pleasure pledge poison
    poor population populations possible posted poverty practice prejudice pressure pride prince prison privilege
    probability process production profit profits promise promises proof property prosperity protection psychiatry
    published punishment pure purpose pursuit quest race racism radical rage random rationality reach reading real
    reality reason rebel rebellion recovery refugees relations released religion religions reply rescue resilience
    resistance restoration retrieved revenge revolt revolution revolutions rich right rights rise rising rites ritual
    rivals river road roads romance root roots rule rulers sacred sacrifice saints sanity scarcity school science sea
    search seasons secrecy secret secrets seeing selection selfish sense sensibility servants sex shadow shadows shame
    shape shift shock sickness sight signal signals signs silence silent simple since sinners skill skin slave slavery
    slaves sleep slow smart smoke snow socialism society soil soldiers solitude sons soul souls sound space species
    speed spirit spirits spread stability stars start steel stone stones stories storm story stranger strangers stress
    structure structures struggle style success suffering sugar suicide sun superpower supremacy surprise surveillance
    survival symbols sympathy taste tax taxes teams temptation terror thing things thought thoughts thrive time
    tradition traditions tragedy trains traits transport trap traps trauma treason treasure trees tribe tribes triumph
    trouble trusting truths turning twilight tyranny unequal universe universes unknown until upheaval urban utopia
    valley value vice victims victory village villains violence virtue virtues virus viruses visible vision visions
    voices vote voters war wars waste water waters wealth weather weight welfare wild will wind winners wisdom wise
    witness wolves women wonder wonders worlds worth writing wrong youth
    """
)
"""Words that titles set beside each other as names are set; with "et al." each may be a surname."""

OPENERS = words_of("see also in cf per following from after by via and with as e.g compare both the for of on")
"""Words that stand before a name and begin a label with a capital."""

FAR_PLACES = words_of(
    """
    accra addis albuquerque aleppo algiers alps amazonia amsterdam andes ankara antarctica antwerp appalachia arctic
    argentina armenia athens atlanta auckland azerbaijan baghdad balkans baltic baltimore bangalore bangkok
    bangladesh barcelona basel bavaria beirut belarus belfast belgrade bengaluru bhutan birmingham bogota bologna
    bolivia bombay bordeaux bosnia botswana bratislava brazzaville bremen brisbane brooklyn brunei bucharest
    budapest buenos bulgaria burma cairo calcutta calgary cambodia cameroon caracas caribbean casablanca catalonia
    caucasus chechnya chennai chongqing cincinnati cleveland cologne congo crete crimea croatia cuba cyprus czech
    damascus darfur delhi denver detroit dhaka donetsk dortmund dresden dubai dublin ecuador edinburgh eritrea
    ethiopia fiji frankfurt gaza gdansk ghana glasgow gothenburg greenland guangzhou guatemala guinea gujarat haiti
    hamburg hanoi harlem harare havana helsinki himalayas holland honduras hyderabad iberia iceland innsbruck
    islamabad istanbul jakarta jamaica jerusalem johannesburg kabul karachi kathmandu kazakhstan khartoum kiev
    kosovo kuwait kyiv kyoto lagos lahore laos lebanon leeds leipzig leningrad liberia libya lille lima lisbon
    liverpool lombardy luxembourg macau macedonia madagascar malaysia malawi mali malta manchester manhattan manila
    mariupol marrakesh marseille melbourne memphis miami milan milwaukee minneapolis moldova mongolia montenegro
    montevideo morocco mozambique mumbai munich myanmar nagasaki nairobi namibia naples nepal nicaragua nicosia
    normandy nuremberg oakland odessa osaka oslo pakistan palestine palermo panama paraguay patagonia perth peru
    philadelphia phnom pittsburgh prague pretoria provence prussia quebec rangoon reykjavik rhodesia riga rotterdam
    rwanda saigon salzburg samoa sarajevo sardinia saudi savannah saxony scandinavia scotland senegal serbia seville
    shenzhen siberia sicily slovakia slovenia somalia soweto srebrenica stalingrad stuttgart sudan sumatra suez
    syria tahiti taipei tallinn tanzania tbilisi tehran thailand tibet toledo tripoli tunis tunisia turin tuscany
    uganda ulster uruguay uzbekistan venezuela venice verona versailles vilnius warsaw wellington wuhan xinjiang
    yemen yugoslavia zagreb zambia zimbabwe
    """
)
"""Countries, regions and cities; with "et al." each is a surname."""
