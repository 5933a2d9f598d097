"""Places of publication that are widely known, a line each: ``name = other, names | what addresses tell it by``.

What addresses tell a venue by is the beginning of its DOIs, or its host.
"""

JOURNALS = """
Nature | 10.1038/s41586 10.1038/nature
Nature Communications | 10.1038/s41467 10.1038/ncomms
Nature Medicine | 10.1038/s41591 10.1038/nm.
Nature Human Behaviour | 10.1038/s41562
Nature Climate Change | 10.1038/s41558 10.1038/nclimate
Nature Machine Intelligence | 10.1038/s42256
Nature Biotechnology | 10.1038/s41587 10.1038/nbt.
Nature Genetics | 10.1038/s41588 10.1038/ng.
Nature Methods | 10.1038/s41592 10.1038/nmeth.
Nature Neuroscience | 10.1038/s41593 10.1038/nn.
Nature Physics | 10.1038/s41567 10.1038/nphys
Nature Geoscience | 10.1038/s41561 10.1038/ngeo
Nature Materials | 10.1038/s41563 10.1038/nmat
Nature Astronomy | 10.1038/s41550
Nature Energy | 10.1038/s41560 10.1038/nenergy
Nature Sustainability | 10.1038/s41893
Nature Food | 10.1038/s43016
Nature Electronics | 10.1038/s41928
Nature Chemistry | 10.1038/s41557 10.1038/nchem.
Nature Immunology | 10.1038/s41590 10.1038/ni.
Nature Photonics | 10.1038/s41566 10.1038/nphoton
Nature Nanotechnology | 10.1038/s41565 10.1038/nnano
Nature Ecology & Evolution | 10.1038/s41559
Scientific Reports | 10.1038/s41598 10.1038/srep
Scientific Data | 10.1038/s41597 10.1038/sdata
npj Digital Medicine | 10.1038/s41746
Science | 10.1126/science.
Science Advances | 10.1126/sciadv.
Science Robotics | 10.1126/scirobotics.
Science Translational Medicine | 10.1126/scitranslmed.
Science Immunology | 10.1126/sciimmunol.
Proceedings of the National Academy of Sciences = PNAS | 10.1073/pnas
New England Journal of Medicine = NEJM | 10.1056/nejm nejm.org/doi
The Lancet = Lancet | 10.1016/s0140-6736
Lancet Infectious Diseases | 10.1016/s1473-3099
Lancet Oncology | 10.1016/s1470-2045
Lancet Neurology | 10.1016/s1474-4422
Lancet Psychiatry | 10.1016/s2215-0366
Lancet Global Health | 10.1016/s2214-109x
Lancet Public Health | 10.1016/s2468-2667
Lancet Digital Health | 10.1016/s2589-7500
Lancet Planetary Health | 10.1016/s2542-5196
Journal of the American Medical Association = JAMA | 10.1001/jama.
JAMA Internal Medicine | 10.1001/jamainternmed.
JAMA Network Open | 10.1001/jamanetworkopen.
JAMA Psychiatry | 10.1001/jamapsychiatry.
JAMA Pediatrics | 10.1001/jamapediatrics.
British Medical Journal = BMJ, The BMJ | 10.1136/bmj. bmj.com/content
BMJ Open | 10.1136/bmjopen-
BMJ Global Health | 10.1136/bmjgh-
Annals of Internal Medicine | 10.7326/m 10.7326/0003-4819
PLOS ONE | 10.1371/journal.pone
PLOS Medicine | 10.1371/journal.pmed
PLOS Biology | 10.1371/journal.pbio
PLOS Computational Biology | 10.1371/journal.pcbi
PLOS Genetics | 10.1371/journal.pgen
eLife | 10.7554/elife
Cell | 10.1016/j.cell.
Neuron | 10.1016/j.neuron.
Current Biology | 10.1016/j.cub.
Circulation | 10.1161/circulationaha.
Genetics | 10.1093/genetics
Genome Biology | 10.1186/s13059
Nucleic Acids Research | 10.1093/nar
Bioinformatics | 10.1093/bioinformatics
The American Naturalist
Ecology Letters
Trends in Cognitive Sciences | 10.1016/j.tics.
Physical Review Letters = PRL | 10.1103/physrevlett.
Physical Review | 10.1103/physrev.
Physical Review A | 10.1103/physreva.
Physical Review B | 10.1103/physrevb.
Physical Review D | 10.1103/physrevd.
Physical Review E | 10.1103/physreve.
Physical Review X | 10.1103/physrevx.
Reviews of Modern Physics | 10.1103/revmodphys.
Physics Letters B
Immunity
Joule
Patterns
Stroke
Diabetes Care
Pediatrics
Gut
Journal of Clinical Oncology
European Heart Journal
American Journal of Public Health
American Journal of Psychiatry
International Journal of Epidemiology
Nature Reviews Drug Discovery
Nature Reviews Genetics
Nature Reviews Neuroscience
Molecular Therapy
Current Anthropology
American Anthropologist
Language
Language in Society
Linguistic Inquiry
Lingua
Computer
IEEE Software
IBM Systems Journal
Datamation
Software: Practice and Experience
Empirical Software Engineering
IEEE Transactions on Software Engineering
Columbia Journalism Review
Journalism Studies
Political Communication
Public Opinion Quarterly
Risk Analysis
Science of the Total Environment
Nuclear Physics B
Annalen der Physik
Astrophysical Journal
Astronomy & Astrophysics
Philosophical Magazine
Monthly Notices of the Royal Astronomical Society = MNRAS
Journal of High Energy Physics = JHEP
Communications in Mathematical Physics
Annals of Mathematics
Inventiones Mathematicae
Acta Mathematica
Angewandte Chemie
Chemical Reviews
Journal of the American Chemical Society = JACS
Geophysical Research Letters
Journal of Climate
Climatic Change | 10.1007/s10584
Global Environmental Change | 10.1016/j.gloenvcha.
Environmental Research Letters | 10.1088/1748-9326
American Economic Review = AER | 10.1257/aer
American Economic Journal
Journal of Economic Perspectives | 10.1257/jep.
Journal of Economic Literature | 10.1257/jel.
Quarterly Journal of Economics = QJE | 10.1093/qje
Journal of Political Economy = JPE
Econometrica | 10.3982/ecta
Review of Economic Studies | 10.1093/restud
Review of Economics and Statistics
Journal of Finance
Journal of Financial Economics
Economica
The Economic Journal
World Development
Management Science
Organization Science
Administrative Science Quarterly
Harvard Business Review
American Political Science Review = APSR
American Journal of Political Science = AJPS
World Politics
International Organization
International Security
Comparative Political Studies
American Sociological Review = ASR
American Journal of Sociology = AJS
Social Forces
Demography
Child Development
Psychological Review
Psychological Bulletin
Psychological Science
American Psychologist
Cognition
Cognitive Psychology
Cognitive Science
Perspectives on Psychological Science
Journal of Personality and Social Psychology = JPSP
Journal of Experimental Psychology
Behavioral and Brain Sciences
Brain
Science and Engineering Ethics
AI & Society
AI Magazine
Artificial Intelligence | 10.1016/j.artint.
Minds and Machines
Journal of Artificial Intelligence Research = JAIR | 10.1613/jair.
Journal of Machine Learning Research = JMLR | jmlr.org
Transactions on Machine Learning Research = TMLR
Transactions of the Association for Computational Linguistics = TACL | 10.1162/tacl
Computational Linguistics | 10.1162/coli
Neural Computation | 10.1162/neco
Neural Networks
Machine Learning
Communications of the ACM = CACM
Journal of the ACM = JACM
ACM Computing Surveys
ACM Transactions on Computer Systems = ACM TOCS, TOCS
SIAM Journal on Computing
The Computer Journal
Proceedings of the IEEE
IEEE Transactions on Information Theory
Bell System Technical Journal
Distill | distill.pub
Philosophy & Public Affairs
Philosophy
Mind
Ethics
Synthese
Noûs
Journal of Philosophy
Philosophical Review
Philosophical Studies
Proceedings of the Aristotelian Society
Utilitas
Past & Present
American Historical Review
Economic History Review
Journal of Economic History
Foreign Affairs
Harvard Law Review
Yale Law Journal
Stanford Law Review
Columbia Law Review
California Law Review
University of Chicago Law Review
University of Chicago Legal Forum
Michigan Law Review
Philosophical Transactions of the Royal Society
Proceedings of the Royal Society
Proceedings of the London Mathematical Society
Global Policy
Technological Forecasting and Social Change | 10.1016/j.techfore.
Bulletin of the Atomic Scientists
"""
CONFERENCES = """
Advances in Neural Information Processing Systems = NeurIPS, NIPS | neurips.cc nips.cc
International Conference on Machine Learning = ICML
International Conference on Learning Representations = ICLR
Annual Meeting of the Association for Computational Linguistics = ACL, Association for Computational Linguistics
Empirical Methods in Natural Language Processing = EMNLP
North American Chapter of the Association for Computational Linguistics = NAACL, NAACL-HLT
European Chapter of the Association for Computational Linguistics = EACL
International Conference on Computational Linguistics = COLING
Conference on Computer Vision and Pattern Recognition = CVPR, Computer Vision and Pattern Recognition
International Conference on Computer Vision = ICCV
European Conference on Computer Vision = ECCV
AAAI Conference on Artificial Intelligence = AAAI
International Joint Conference on Artificial Intelligence = IJCAI
International Conference on Autonomous Agents and Multiagent Systems = AAMAS
Uncertainty in Artificial Intelligence = UAI
Artificial Intelligence and Statistics = AISTATS
Conference on Learning Theory = COLT
Conference on Robot Learning = CoRL
International Conference on Robotics and Automation = ICRA
Robotics: Science and Systems = RSS
Knowledge Discovery and Data Mining = KDD
Conference on Human Factors in Computing Systems = CHI
Fairness, Accountability, and Transparency = FAccT, FAT*
AI, Ethics, and Society = AIES
Computer and Communications Security = CCS
IEEE Symposium on Security and Privacy = IEEE S&P
USENIX Security Symposium = USENIX Security
Network and Distributed System Security Symposium = NDSS
Operating Systems Design and Implementation = OSDI
Symposium on Operating Systems Principles = SOSP
Networked Systems Design and Implementation = NSDI
Very Large Data Bases = VLDB
International Conference on Management of Data = SIGMOD
Symposium on Theory of Computing = STOC
Foundations of Computer Science = FOCS
Symposium on Discrete Algorithms = SODA
Principles of Programming Languages = POPL
Programming Language Design and Implementation = PLDI
Computer Aided Verification = CAV
History of Programming Languages = HOPL
Tools and Algorithms for the Construction and Analysis of Systems = TACAS
International Conference on Software Engineering = ICSE
Conference on Language Modeling = COLM
Foundations of Software Engineering = FSE, ESEC/FSE
Object-Oriented Programming Systems Languages and Applications = OOPSLA
SIGGRAPH
SIGCOMM
CRYPTO
EUROCRYPT
"""
NEWSPAPERS = """
The New York Times = NYT, NY Times, International Herald Tribune | nytimes.com
The Washington Post = WaPo | washingtonpost.com
The Wall Street Journal = WSJ | wsj.com
The Guardian = The Observer, Observer | theguardian.com guardian.co.uk
Financial Times = FT | ft.com
The Times = Sunday Times | thetimes.co.uk thetimes.com
The Telegraph = Daily Telegraph, Sunday Telegraph | telegraph.co.uk
The Independent | independent.co.uk
Daily Mail = Mail Online, Mail on Sunday | dailymail.co.uk
The Economist | economist.com
The New Yorker | newyorker.com
The Atlantic = Atlantic Monthly | theatlantic.com
Harper's Magazine = Harper's | harpers.org
London Review of Books = LRB | lrb.co.uk
New York Review of Books = NYRB, New York Review | nybooks.com
Foreign Affairs | foreignaffairs.com
Foreign Policy | foreignpolicy.com
Quanta Magazine = Quanta | quantamagazine.org
Los Angeles Times = LA Times | latimes.com
Boston Globe | bostonglobe.com
Chicago Tribune | chicagotribune.com
San Francisco Chronicle | sfchronicle.com
USA Today | usatoday.com
Wired | wired.com
Time Magazine | time.com
Newsweek | newsweek.com
Forbes | forbes.com
Fortune | fortune.com
Rolling Stone | rollingstone.com
Vanity Fair | vanityfair.com
Scientific American | scientificamerican.com
New Scientist | newscientist.com
MIT Technology Review = Technology Review | technologyreview.com
Ars Technica | arstechnica.com
TechCrunch | techcrunch.com
The Verge | theverge.com
Politico | politico.com politico.eu
Axios | axios.com
Vox | vox.com
ProPublica | propublica.org
BuzzFeed News | buzzfeednews.com
Business Insider | businessinsider.com
Le Monde | lemonde.fr
Libération | liberation.fr
Der Spiegel | spiegel.de
Die Zeit | zeit.de
Frankfurter Allgemeine Zeitung = FAZ | faz.net
Süddeutsche Zeitung | sueddeutsche.de
Neue Zürcher Zeitung = NZZ | nzz.ch
El País | elpais.com
El Mundo | elmundo.es
La Repubblica | repubblica.it
Corriere della Sera | corriere.it
South China Morning Post = SCMP | scmp.com
The Hindu | thehindu.com
Times of India | indiatimes.com
Haaretz | haaretz.com
The Irish Times | irishtimes.com
Sydney Morning Herald | smh.com.au
Globe and Mail | theglobeandmail.com
"""
PRESSES = """
Oxford University Press = OUP, Clarendon Press
Cambridge University Press = CUP
Harvard University Press = Belknap Press, Belknap
MIT Press
"""
ARCHIVES = """
arXiv = arXiv preprint
bioRxiv
medRxiv
SSRN
PsyArXiv
OpenReview
PubMed
PubMed Central
JSTOR
Semantic Scholar
Google Scholar
ResearchGate
Wikipedia
Springer
ScienceDirect
Elsevier
Wiley
SAGE Journals
Taylor & Francis
IEEE Xplore
ACM Digital Library
Reuters
Associated Press = AP
Bloomberg
Journal
Preprint
Working Paper
Lecture Notes in Computer Science = LNCS
Proceedings of Machine Learning Research = PMLR
"""
"""Servers, catalogues, publishers, agencies and series: a work that is there may have appeared anywhere."""
