"""Sentences and sources, with what a careful reader would say of each pair."""

import pytest

from recto.model import StoredText
from recto.verify.support.look import support

YES, NO, ABSENT = "supported", "contradicted", "not found"

PARROT = """
Parrot is a language model for field botanists. We trained Parrot on 1.2 million labelled photographs of alpine plants.
Parrot achieved 78% accuracy on the Meadow benchmark, while the older Finch model achieved 61% accuracy.
Training took 3 weeks and cost $2.4 million. The error rate of Parrot fell from 12% to 4% after fine-tuning.

Roughly two-thirds of the annotators were students. A survey of 450 botanists in March 2021 found that 52% would trust
it. The project began in 2017 and ended on 14 June 2022. Figure 3 shows the loss [12]. It draws 350 watts and weighs
5 kg. “A model that names a plant is not a model that knows a plant,” the authors write.
"""
"""A source of every kind of number, written for these cases."""

CASES = [
    # numbers as they stand and in other forms
    (YES, "Parrot achieved 78% accuracy on the Meadow benchmark.", PARROT),
    (YES, "Parrot achieved 78 percent accuracy on the Meadow benchmark.", PARROT),
    (YES, "Parrot achieved seventy-eight per cent accuracy on the Meadow benchmark.", PARROT),
    (YES, "Parrot's accuracy on the Meadow benchmark was 0.78.", PARROT),
    (YES, "On the Meadow benchmark, Parrot reached an accuracy of 78 %.", PARROT),
    (YES, "On Meadow, the older Finch model achieved only 61% accuracy.", PARROT),
    (YES, "Parrot was trained on 1,200,000 labelled photographs.", PARROT),
    (YES, "Parrot was trained on 1.2M labelled photographs of alpine plants.", PARROT),
    (YES, "Parrot was trained on 1 200 000 labelled photographs.", PARROT),
    (YES, "Parrot was trained on over a million labelled photographs.", PARROT),
    (YES, "Training Parrot took three weeks.", PARROT),
    (YES, "Training took 21 days and cost $2.4 million.", PARROT),
    (YES, "Training Parrot cost 2.4 million dollars.", PARROT),
    (YES, "Training Parrot cost US$2,400,000.", PARROT),
    (YES, "Fine-tuning cut the error rate of Parrot from 12% to 4%.", PARROT),
    (YES, "After fine-tuning the error rate of Parrot was 4%.", PARROT),
    (YES, "About 67% of the annotators were students.", PARROT),
    (YES, "Two thirds of the annotators were students.", PARROT),
    (YES, "In a survey of 450 botanists, 52% would trust it.", PARROT),
    (YES, "In a survey of botanists, more than half would trust it.", PARROT),
    (YES, "The survey of botanists was made in March 2021.", PARROT),
    (YES, "The survey of botanists was made in 2021.", PARROT),
    (YES, "The project began in 2017.", PARROT),
    (YES, "The project ended on June 14, 2022.", PARROT),
    (YES, "The project ended in June 2022.", PARROT),
    (YES, "The project ended in the second quarter of 2022.", PARROT),
    (YES, "It weighs 5,000 grams.", PARROT),
    (YES, "It draws 0.35 kW and weighs 5 kg.", PARROT),
    (YES, "The authors write that “a model that names a plant is not a model that knows a plant”.", PARROT),
    (YES, "They note that 'a model that names a plant is not a model that knows' one.", PARROT),
    # planted errors
    (NO, "Parrot achieved 87% accuracy on the Meadow benchmark.", PARROT),
    (NO, "Parrot achieved eighty-eight percent accuracy on the Meadow benchmark.", PARROT),
    (NO, "We trained Parrot on 1.2 billion labelled photographs of alpine plants.", PARROT),
    (NO, "We trained Parrot on 2.1 million labelled photographs of alpine plants.", PARROT),
    (NO, "Training took 5 weeks and cost $2.4 million.", PARROT),
    (NO, "Training took 3 months and cost $2.4 million.", PARROT),
    (NO, "Training took 3 weeks and cost $4.2 million.", PARROT),
    (NO, "Training took 3 weeks and cost €2.4 million.", PARROT),
    (NO, "Parrot achieved 78 percentage points accuracy on the Meadow benchmark.", PARROT),
    (NO, "A survey of 540 botanists found that they would trust it.", PARROT),
    (NO, "The project began in 2019 and ended on 14 June 2022.", PARROT),
    (NO, "The project began in 2017 and ended on 14 July 2022.", PARROT),
    (NO, "The project began in 2017 and ended on 24 June 2022.", PARROT),
    (NO, "It draws 350 watts and weighs 7 kg.", PARROT),
    (NO, "It draws 350 watts and weighs 5 pounds and 9 kg.", PARROT),
    (NO, "The authors write: “A model that names a plant is a model that knows a plant.”", PARROT),
    (NO, "The authors write: “A model that names a plant is not a model that eats a plant.”", PARROT),
    # what the source does not say of the same thing
    (ABSENT, "Parrot achieved 91% recall on the Moss corpus.", PARROT),
    (ABSENT, "Sparrow achieved 78% approval among voters in Iceland.", PARROT),
    (ABSENT, "The grant paid for 12 new greenhouses in Peru.", PARROT),
    (ABSENT, "Gardeners bought 450 tulips.", PARROT),
    (ABSENT, "The company was founded in 1998.", PARROT),
    (ABSENT, "“Nobody has ever asked a daisy for its opinion of taxonomy.”", PARROT),
    (ABSENT, "It costs 3% more.", PARROT),
    # nothing to look for
    (ABSENT, "Parrot is a language model for field botanists.", PARROT),
    (ABSENT, "Parrot is described in Figure 3.", PARROT),
    (ABSENT, "See Parrot (2021) and [12].", PARROT),
    (ABSENT, "It resembles GPT-4, ISO 9001 and COVID-19.", PARROT),
    (ABSENT, "Parrot “knows” plants.", PARROT),
    # rounding
    (YES, "About 70% of the tested models failed.", "Of the tested models, 68.9% failed."),
    (YES, "78% of the tested models failed.", "Of the tested models, 77.6% failed."),
    (ABSENT, "78% of the tested models failed.", "Of the tested models, 78.9% failed."),
    (NO, "78% of the tested models failed.", "Of the tested models, 79.9% failed."),
    (ABSENT, "77.6% of the tested models failed.", "Of the tested models, 78% failed."),
    (YES, "Around 4,000 people signed the letter.", "In all 4,074 people signed the letter."),
    (YES, "1.2 million people signed the letter.", "In all 1,234,567 people signed the letter."),
    (NO, "1.2 million people signed the letter.", "In all 1,734,567 people signed the letter."),
    (ABSENT, "500 people signed the letter.", "In all 498 people signed the letter."),
    (NO, "498 people signed the letter.", "In all 489 people signed the letter."),
    (YES, "Nearly 500 people signed the letter.", "In all 489 people signed the letter."),
    # bounds
    (YES, "More than half of the users left.", "Of the users, 52% left."),
    (NO, "More than half of the users left.", "Of the users, 32% left."),
    (YES, "At least 40 users left the service.", "At least 40 users left the service."),
    (YES, "More than 40 users left the service.", "In May 44 users left the service."),
    (NO, "More than 60 users left the service.", "In May 44 users left the service."),
    (YES, "Fewer than 50 users left the service.", "In May 44 users left the service."),
    (ABSENT, "44 users left the service.", "More than 40 users left the service."),
    (NO, "34 users left the service.", "More than 40 users left the service."),
    (YES, "40 users left the service.", "Over 40 users left the service."),
    (NO, "Less than 40% of the users left.", "More than 40% of the users left."),
    # ranges
    (YES, "Between 60 and 80% of the cases were found.", "Of the cases, 0.6–0.8 were found."),
    (YES, "Sixty to eighty percent of the cases were found.", "Of the cases, 60-80 % were found."),
    (YES, "60–80 percent of the cases were found.", "Between sixty and eighty percent of the cases were found."),
    (ABSENT, "70% of the cases were found.", "Of the cases, 60-80% were found."),
    (NO, "90% of the cases were found.", "Of the cases, 60-80% were found."),
    (NO, "60–90% of the cases were found.", "Of the cases, 60-80% were found."),
    (YES, "It costs $5-10 billion a year.", "It costs 5 to 10 billion dollars a year."),
    (YES, "Prices rose from 10 to 30 euros.", "Prices rose from €10 to €30."),
    (YES, "Prices rose to 30 euros.", "Prices rose from €10 to €30."),
    (NO, "Prices rose from 10 to 50 euros.", "Prices rose from €10 to €30."),
    # shares and factors in words
    (YES, "One in five pages was wrong.", "On review, 20% of the pages were wrong."),
    (YES, "20% of the pages were wrong.", "On review, 1 in 5 of the pages were wrong."),
    (NO, "One in ten pages was wrong.", "On review, 20% of the pages were wrong."),
    (YES, "A quarter of the pages were wrong.", "On review, 25% of the pages were wrong."),
    (YES, "Half of the pages were wrong.", "On review, 50 percent of the pages were wrong."),
    (YES, "The new engine is 3x faster.", "The new engine is three times faster."),
    (YES, "Costs saw a threefold increase.", "Costs saw a 3-fold increase."),
    (NO, "The new engine is 5x faster.", "The new engine is three times faster."),
    (YES, "Output doubled within the period.", "Output grew by a factor that doubled within the period."),
    (YES, "A dozen labs joined the project.", "In the end 12 labs joined the project."),
    # units
    (YES, "The cable is 5 km long.", "The cable is 5,000 metres long."),
    (YES, "The cable is five kilometers long.", "The cable is 5km long."),
    (NO, "The cable is 5 miles long.", "The cable is 5 km long."),
    (YES, "The trial ran for 24 months.", "The trial ran for two years."),
    (NO, "The trial ran for two months.", "The trial ran for two years."),
    (YES, "The bath was kept at 37 °C.", "The bath was kept at 37 degrees Celsius."),
    (YES, "The bath was kept at 98.6 °F.", "The bath was kept at 37 °C."),
    (NO, "The bath was kept at 47 °C.", "The bath was kept at 37 °C."),
    (YES, "The index takes 2 GB of memory.", "The index takes 2,000 MB of memory."),
    (NO, "The index takes 2 TB of memory.", "The index takes 2 GB of memory."),
    (YES, "The run used 3e24 FLOP of compute.", "The run used 3 × 10^24 FLOP of compute."),
    (YES, "The run used 3e24 FLOP of compute.", "The run used 3×10²⁴ FLOPs of compute."),
    (NO, "The run used 3e25 FLOP of compute.", "The run used 3 × 10^24 FLOP of compute."),
    (YES, "The corpus has 300 billion tokens.", "The corpus has 300B tokens."),
    (NO, "The corpus has 300 million tokens.", "The corpus has 300B tokens."),
    (YES, "Der Anteil der Fehler im Korpus betrug 3,5 %.", "Der Anteil der Fehler im Korpus betrug 3.5%."),
    (YES, "The rate rose by 3 percentage points.", "The rate rose by 3 pp."),
    (NO, "The rate rose by 3%.", "The rate rose by 3 percentage points last spring."),
    (YES, "The rocket cost £3 million.", "The rocket cost three million pounds sterling."),
    # other things nearby
    (ABSENT, "The blue team found 14 bugs.", "The red team found 19 bugs. The blue team wrote a report."),
    (YES, "The blue team found 14 bugs.", "The red team found 19 bugs. The blue team found 14 bugs."),
    (YES, "In 2021 the lab had 40 staff.", "In 2020 the lab had 30 staff. In 2021 the lab had 40 staff."),
    (ABSENT, "In 2023 the lab had 50 staff.", "In 2020 the lab had 30 staff. In 2021 the lab had 40 staff."),
    (ABSENT, "GPT-4 solved 67% of the tasks.", "GPT-3 solved 48% of the tasks."),
    (ABSENT, "On MMLU the model scored 86%.", "On HellaSwag the model scored 95%."),
    (NO, "GPT-4 solved 57% of the tasks.", "GPT-4 solved 67% of the tasks; GPT-3 solved 48%."),
    (ABSENT, "The lab was founded in 2016 by two physicists.", "The annual report of 2019 has two parts on the lab."),
    (ABSENT, "In Zone 2 the limit is 80% of the base rate.", "In Zone 3 the limit is 60% of the base rate."),
    (NO, "In 2019 the limit was raised by the council.", "In 2017 the limit was raised by the council."),
    (
        NO,
        "The council froze hiring in 2023; in late 2023 the office closed.",
        "The council froze hiring in 2020; in late 2023 the office closed.",
    ),
    (ABSENT, "Alice paid 40 euros for the bicycle.", "Bob paid 60 euros for the bicycle."),
    (ABSENT, "Section 4 lists 12 rules for drivers.", "Section 12 lists rules for drivers."),
    (ABSENT, "The trial had 31 patients.", "As others found [31], the trial had patients."),
    (ABSENT, "The model has 4 layers.", "GPT-4 is a model that has layers."),
    (ABSENT, "The ward had 19 beds.", "During COVID-19 the ward had beds."),
    (ABSENT, "The norm lists 9001 duties.", "The norm ISO 9001 lists duties."),
    # negation
    (ABSENT, "The test did not find 14 faults in the valve.", "The test did find 14 faults in the valve."),
    (ABSENT, "The test found 14 faults in the valve.", "The test never found 14 faults in the valve."),
    (YES, "No more than 14 faults were found in the valve.", "At most 14 faults were found in the valve."),
    # layout of sources
    (YES, "The old pump failed 14 times in Kenya.", "The old pump failed 14\ntimes in Kenya."),
    (YES, "The old pump moved 1,400 litres.", "The old pump mo-\nved 1,400\nlitres."),
    (YES, "Accuracy of Robin on Meadow was 71.5%.", "| Model | Meadow accuracy |\n| Robin | 71.5% |"),
    (YES, "Accuracy of Robin on Meadow was 71.5%.", "Meadow accuracy in %\n| Robin | 71.5 |\n| Wren | 60.2 |"),
    (YES, "The pump moved 1 200 litres.", "The pump moved 1\u202f200 litres."),
    (YES, "It says “the effi\u00adcient office was flooded”.", "We saw that the eﬃcient oﬃce was flooded."),
    (YES, "It says “the coördinated rescue worked well”.", "We saw that the coo\u0308rdinated rescue worked well."),
    (YES, "Die Stadt hatte 1.234.567 Einwohner.", "Die Stadt hatte 1,234,567 Einwohner."),
    (YES, "В городе было 450 школ.", "По данным переписи, в городе было 450 школ."),
    (NO, "В городе было 450 школ для детей.", "По данным переписи, в городе было 350 школ для детей."),
    (ABSENT, "その都市には学校が450校ある。", "都市には公園が多い。"),
    # quotations
    (YES, "They call it “a slow, quiet flood of paper”.", "It was a slow, quiet flood of paper."),
    (YES, "They call it \"a slow, quiet flood of paper.\"", "It was a slow, quiet flood of paper, and more."),
    (YES, "They call it «a slow, quiet flood of paper».", "It was a slow quiet flood of paper."),
    (YES, "They saw “a slow … flood of paper”.", "It was a slow, quiet flood of paper."),
    (YES, "They saw “a slow [...] flood of [old] paper”.", "It was a slow, quiet flood of paper."),
    (YES, "They saw that “[the office] was a slow, quiet flood”.", "It was a slow, quiet flood of paper."),
    (YES, "It says “the colour of the old harbour wall”.", "It was the color of the old harbor wall."),
    (YES, "It says “all 11 members of the old crew left”.", "By May all eleven members of the old crew left."),
    (YES, "It says “the crew left the ship at noon”.", "By May the crew [3] left the ship (Roe 1999) at noon."),
    (NO, "It says “all 12 members of the old crew left”.", "By May all eleven members of the old crew left."),
    (NO, "It says “the crew of the ship left the city at noon”.", "The crew of the ship left the harbour at noon."),
    (NO, "It says “the crew did not leave the ship at noon”.", "The crew did leave the ship at noon."),
    (NO, "It says “the crew could leave the ship at noon”.", "The crew could never leave the ship at noon."),
    (ABSENT, "It says “the crew was happy”.", "The crew was hungry."),
    (ABSENT, "It says “a slow flood … of quiet stones”.", "It was a slow flood."),
    (ABSENT, "It is set out in the paper “A Slow Flood of Paper”.", "A slow flood of water in loud offices."),
    (ABSENT, "Roe and Doe, “A slow flood of paper in quiet offices”, 2020.", "A slow flood of water in loud offices."),
    (ABSENT, "The so-called “flood” is over.", "The drought is over."),
]  # fmt: skip


@pytest.mark.parametrize(("verdict", "sentence", "text"), CASES)
def test_a_source_says_so_or_does_not(verdict: str, sentence: str, text: str):
    found = support(sentence, StoredText("work", text, ""))
    assert found.verdict == verdict, found
