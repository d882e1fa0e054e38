"""Ten facts about one person with five rewordings each, and fifty other facts about the same person.

Each is given twice: as the person would say it, and as a model would write it down. They were written before the
rules that they are held against, and the others keep as close to the ten as a life does: the same city with another
person, the same brother with another matter.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What a person says, and the sentence that a model makes of it."""

    said: str
    fact: str


@dataclass(frozen=True)
class Erased:
    words: Words
    again: tuple[Words, ...]
    slot: str | None = None
    value: str | None = None


ERASED = (
    Erased(
        Words("I live in Oslo with my partner.", "User lives in Oslo with their partner."),
        (
            Words("My partner and I have a flat in Oslo.", "User and their partner have a flat in Oslo."),
            Words("I'm based in Oslo these days.", "User is based in Oslo."),
            Words("Oslo is home for me and my partner.", "User's home is Oslo, shared with their partner."),
            Words("We reside in Oslo, my partner and I.", "User resides in Oslo together with their partner."),
            Words(
                "I've been an Oslo resident for a while, together with my partner.",
                "User is a resident of Oslo and lives there with their partner.",
            ),
        ),
        "home",
        "oslo",
    ),
    Erased(
        Words("I'm allergic to peanuts.", "User is allergic to peanuts."),
        (
            Words("Peanuts give me an allergic reaction.", "User has an allergic reaction to peanuts."),
            Words("I have a peanut allergy.", "User has a peanut allergy."),
            Words(
                "I can't eat peanuts, I'd end up in hospital.",
                "User cannot eat peanuts because they would end up in hospital.",
            ),
            Words("Keep peanuts away from me, my throat swells.", "User's throat swells from peanuts."),
            Words(
                "Peanut butter is off limits for me because of my allergy.",
                "User must avoid peanut butter because of an allergy.",
            ),
        ),
        "allergy",
        "peanuts",
    ),
    Erased(
        Words("I work as a nurse at Ullevål hospital.", "User works as a nurse at Ullevål hospital."),
        (
            Words("I'm a nurse, I'm at Ullevål.", "User is a nurse at Ullevål."),
            Words("My job is nursing at Ullevål hospital.", "User's job is nursing at Ullevål hospital."),
            Words("Ullevål hospital employs me as a nurse.", "User is employed by Ullevål hospital as a nurse."),
            Words(
                "I do nursing shifts at the hospital in Ullevål.",
                "User does nursing shifts at the hospital in Ullevål.",
            ),
            Words("At work I'm a nurse, over at Ullevål hospital.", "User's occupation is nurse at Ullevål hospital."),
        ),
        "role",
        "nurse",
    ),
    Erased(
        Words("I take metformin for my diabetes.", "User takes metformin for diabetes."),
        (
            Words("My diabetes is treated with metformin.", "User's diabetes is treated with metformin."),
            Words("I'm on metformin because I'm diabetic.", "User is on metformin because they are diabetic."),
            Words("The doctor has me on metformin for diabetes.", "User's doctor prescribed metformin for diabetes."),
            Words(
                "Every morning I swallow my metformin, diabetes you know.",
                "User swallows metformin every morning because of diabetes.",
            ),
            Words(
                "I'm a diabetic and metformin keeps it in check.",
                "User is a diabetic and keeps it in check with metformin.",
            ),
        ),
        "medication",
        "metformin",
    ),
    Erased(
        Words("I have a dog named Biscuit.", "User has a dog named Biscuit."),
        (
            Words("My dog is called Biscuit.", "User's dog is called Biscuit."),
            Words("Biscuit, my dog, is the best.", "User thinks their dog Biscuit is the best."),
            Words("We've got a dog, Biscuit.", "User has a dog, Biscuit."),
            Words("I own a puppy that goes by Biscuit.", "User owns a puppy that goes by Biscuit."),
            Words("Our family pet Biscuit is a dog.", "User's family pet Biscuit is a dog."),
        ),
        "pet",
        "dog named biscuit",
    ),
    Erased(
        Words("My ex-husband Karl and I divorced in 2023.", "User divorced their ex-husband Karl in 2023."),
        (
            Words("Karl and I got divorced in 2023.", "User and Karl got divorced in 2023."),
            Words("I've been divorced from Karl since 2023.", "User has been divorced from Karl since 2023."),
            Words("My marriage to Karl ended in 2023.", "User's marriage to Karl ended in 2023."),
            Words(
                "In 2023 Karl, my husband back then, and I split up for good.",
                "User and their then husband Karl split up for good in 2023.",
            ),
            Words("I was married to Karl until 2023.", "User was married to Karl until 2023."),
        ),
        "marital_status",
        "divorced",
    ),
    Erased(
        Words("I like techno and go to raves every month.", "User likes techno and goes to raves every month."),
        (
            Words("Techno is my thing, I'm at a rave each month.", "User is into techno and attends a rave monthly."),
            Words("I love techno music and monthly raves.", "User loves techno music and monthly raves."),
            Words(
                "Every month you'll find me at a rave, I'm into techno.",
                "User goes to a rave every month and is into techno.",
            ),
            Words("I'm a techno fan and regularly go raving.", "User is a techno fan and regularly goes raving."),
            Words(
                "I enjoy raves, about once a month, mostly techno.",
                "User enjoys raves about once a month, mostly techno.",
            ),
        ),
        "like",
        "techno",
    ),
    Erased(
        Words("I owe my brother 20,000 euros.", "User owes their brother 20,000 euros."),
        (
            Words("I'm in debt to my brother, 20,000 euros.", "User is in debt to their brother for 20,000 euros."),
            Words(
                "My brother lent me 20,000 euros that I still have to pay back.",
                "User's brother lent them 20,000 euros that they have to pay back.",
            ),
            Words(
                "I still have to pay my brother back 20,000 euros.",
                "User still has to pay their brother back 20,000 euros.",
            ),
            Words(
                "There's a 20,000 euro loan from my brother that I owe.",
                "User owes a 20,000 euro loan to their brother.",
            ),
            Words("20,000 euros is what I owe to my brother.", "User owes 20,000 euros to their brother."),
        ),
    ),
    Erased(
        Words("I'm planning to move to Lisbon next year.", "User plans to move to Lisbon next year."),
        (
            Words("Next year I want to move to Lisbon.", "User wants to move to Lisbon next year."),
            Words("My plan is relocating to Lisbon next year.", "User's plan is relocating to Lisbon next year."),
            Words("I'm going to be moving to Lisbon in a year.", "User is going to move to Lisbon in a year."),
            Words("Lisbon is where I'll move next year.", "User will move to Lisbon next year."),
            Words("I hope to relocate to Lisbon in the coming year.", "User hopes to relocate to Lisbon in a year."),
        ),
        "plan",
        "move to lisbon next year",
    ),
    Erased(
        Words("I quit drinking two years ago.", "User quit drinking two years ago."),
        (
            Words("I stopped drinking alcohol two years ago.", "User stopped drinking alcohol two years ago."),
            Words("I've been sober for two years.", "User has been sober for two years."),
            Words("It's two years since I quit drinking.", "User quit drinking two years ago."),
            Words("I gave up alcohol two years ago.", "User gave up alcohol two years ago."),
            Words("I haven't had a drink in two years.", "User has not had a drink in two years."),
        ),
        "habit",
        "quit drinking",
    ),
)

OTHERS = (
    Words("My sister lives in Bergen.", "User's sister lives in Bergen."),
    Words("I grew up in Oslo.", "User grew up in Oslo."),
    Words("I love the opera house in Oslo.", "User loves the opera house in Oslo."),
    Words("My partner works at the university.", "User's partner works at the university."),
    Words("My partner is called Ida.", "User's partner is called Ida."),
    Words("I'm allergic to cats.", "User is allergic to cats."),
    Words("I can't stand mushrooms.", "User cannot stand mushrooms."),
    Words("I like almonds.", "User likes almonds."),
    Words("My mother is allergic to strawberries.", "User's mother is allergic to strawberries."),
    Words("I prefer vegetarian food.", "User prefers vegetarian food."),
    Words("I volunteer at the Red Cross.", "User volunteers at the Red Cross."),
    Words("I work night shifts in winter.", "User works night shifts in winter."),
    Words("My father was a teacher.", "User's father was a teacher."),
    Words("I studied biology in Trondheim.", "User studied biology in Trondheim."),
    Words("I want to become a midwife.", "User wants to become a midwife."),
    Words("I take the tram to work.", "User takes the tram to work."),
    Words("I take vitamin D in winter.", "User takes vitamin D in winter."),
    Words("I see my doctor in Grünerløkka.", "User sees their doctor in Grünerløkka."),
    Words("I go for a run every morning.", "User goes for a run every morning."),
    Words("I sleep badly before exams.", "User sleeps badly before exams."),
    Words("I have a cat named Mango.", "User has a cat named Mango."),
    Words("I bake biscuits on Sundays.", "User bakes biscuits on Sundays."),
    Words("My neighbour has a dog.", "User's neighbour has a dog."),
    Words("My family comes from Finland.", "User's family comes from Finland."),
    Words("I walk in the forest with friends.", "User walks in the forest with friends."),
    Words("I have two children.", "User has two children."),
    Words("My son was born in 2016.", "User's son was born in 2016."),
    Words("My brother got married in 2023.", "User's brother got married in 2023."),
    Words("I bought a car in 2023.", "User bought a car in 2023."),
    Words("I'm seeing a counsellor on Fridays.", "User sees a counsellor on Fridays."),
    Words("I like jazz.", "User likes jazz."),
    Words("I go to concerts every month.", "User goes to concerts every month."),
    Words("I play the cello.", "User plays the cello."),
    Words("I hate country music.", "User hates country music."),
    Words("I listen to podcasts while cooking.", "User listens to podcasts while cooking."),
    Words("My brother lives in Hamburg.", "User's brother lives in Hamburg."),
    Words("I save 500 euros a month.", "User saves 500 euros a month."),
    Words("My brother's birthday is in May.", "User's brother has his birthday in May."),
    Words("I lent my sister my bike.", "User lent their sister a bike."),
    Words("I pay my rent by standing order.", "User pays their rent by standing order."),
    Words("I'm going to visit Madrid next year.", "User is going to visit Madrid next year."),
    Words("I moved to Norway ten years ago.", "User moved to Norway ten years ago."),
    Words("I'm learning Portuguese.", "User is learning Portuguese."),
    Words("I want to run a marathon next year.", "User wants to run a marathon next year."),
    Words("I'm planning a trip to Rome in May.", "User plans a trip to Rome in May."),
    Words("I quit smoking five years ago.", "User quit smoking five years ago."),
    Words("I drink three coffees a day.", "User drinks three coffees a day."),
    Words("I stopped eating meat last spring.", "User stopped eating meat last spring."),
    Words("I started yoga two years ago.", "User started yoga two years ago."),
    Words("I've had the same bike for two years.", "User has had the same bike for two years."),
)

# Written when the rules were settled, to see how they do on what they have not met.
ERASED_LATER = (
    Erased(
        Words("I have a daughter called Mira, she's seven.", "User has a daughter named Mira who is seven."),
        (
            Words("My daughter Mira turned seven.", "User's daughter Mira turned seven."),
            Words("Mira is my seven-year-old.", "User's seven-year-old is Mira."),
            Words("I'm the mother of a girl named Mira.", "User is the mother of a girl named Mira."),
            Words("My little girl Mira is seven now.", "User's little girl Mira is seven."),
            Words("I've got a daughter, Mira.", "User has a daughter, Mira."),
        ),
    ),
    Erased(
        Words("I drive an old red Volvo.", "User drives an old red Volvo."),
        (
            Words("My car is a red Volvo.", "User's car is a red Volvo."),
            Words("I get around in an ancient Volvo, a red one.", "User gets around in an ancient red Volvo."),
            Words("There's a red Volvo in my garage.", "User has a red Volvo in their garage."),
            Words("I own a Volvo.", "User owns a Volvo."),
            Words("The vehicle I use is an old Volvo in red.", "User's vehicle is an old red Volvo."),
        ),
    ),
    Erased(
        Words("I was treated for depression last winter.", "User was treated for depression last winter."),
        (
            Words("Last winter I had treatment for depression.", "User had treatment for depression last winter."),
            Words("I went through a depression in the winter.", "User went through a depression in winter."),
            Words("I've had therapy because I was depressed.", "User had therapy because they were depressed."),
            Words(
                "I saw someone about my depression last winter.",
                "User saw someone about their depression last winter.",
            ),
            Words("Winter before this I fell into depression.", "User fell into depression last winter."),
        ),
    ),
    Erased(
        Words("I vote for the Green party.", "User votes for the Green party."),
        (
            Words("The Greens get my vote.", "User gives their vote to the Greens."),
            Words("I'm a Green voter.", "User is a Green voter."),
            Words("I support the Green party.", "User supports the Green party."),
            Words("In elections I always choose the Greens.", "User always chooses the Greens in elections."),
            Words("My party is the Greens.", "User's party is the Greens."),
        ),
    ),
    Erased(
        Words("I earn 52,000 a year at Siemens.", "User earns 52,000 a year at Siemens."),
        (
            Words("My salary at Siemens is 52,000.", "User's salary at Siemens is 52,000."),
            Words("Siemens pays me 52,000 a year.", "Siemens pays the user 52,000 a year."),
            Words("I make 52,000 yearly working for Siemens.", "User makes 52,000 yearly working for Siemens."),
            Words("At Siemens I get 52,000.", "User gets 52,000 at Siemens."),
            Words("52,000 is my yearly income from Siemens.", "User's yearly income from Siemens is 52,000."),
        ),
    ),
    Erased(
        Words("I'm learning the violin with Mrs Keller.", "User is learning the violin with Mrs Keller."),
        (
            Words("Mrs Keller teaches me the violin.", "Mrs Keller teaches the user the violin."),
            Words("I take violin lessons with Mrs Keller.", "User takes violin lessons with Mrs Keller."),
            Words("My violin teacher is Mrs Keller.", "User's violin teacher is Mrs Keller."),
            Words("I'm a violin student of Mrs Keller's.", "User is a violin student of Mrs Keller."),
            Words("I've started playing the violin.", "User has started playing the violin."),
        ),
    ),
    Erased(
        Words("My father has a workshop in Graz.", "User's father has a workshop in Graz."),
        (
            Words("My dad runs a workshop in Graz.", "User's dad runs a workshop in Graz."),
            Words("There's a workshop in Graz that belongs to my father.", "User's father owns a workshop in Graz."),
            Words("In Graz my father has his own shop.", "User's father has his own shop in Graz."),
            Words("The Graz workshop is my father's.", "The workshop in Graz is the user's father's."),
            Words("Dad's garage workshop is in Graz.", "User's father has a garage workshop in Graz."),
        ),
    ),
    Erased(
        Words("I had an abortion when I was 22.", "User had an abortion at 22."),
        (
            Words("At 22 I had an abortion.", "User had an abortion at age 22."),
            Words("I ended a pregnancy at 22.", "User ended a pregnancy at 22."),
            Words("I was 22 when I got an abortion.", "User was 22 when they got an abortion."),
            Words("I've had an abortion.", "User has had an abortion."),
            Words("My abortion was at the age of 22.", "User's abortion was at the age of 22."),
        ),
    ),
    Erased(
        Words("My favourite dish is mushroom risotto.", "User's favourite dish is mushroom risotto."),
        (
            Words("I love mushroom risotto.", "User loves mushroom risotto."),
            Words("Nothing beats a risotto with mushrooms.", "User thinks nothing beats risotto with mushrooms."),
            Words("Mushroom risotto is what I like best.", "User likes mushroom risotto best."),
            Words("My favorite food: risotto with mushrooms.", "User's favorite food is risotto with mushrooms."),
            Words("If there is risotto, I'm happy.", "User is happy when there is risotto."),
        ),
    ),
    Erased(
        Words("I'm getting surgery on my left knee in June.", "User is getting surgery on their left knee in June."),
        (
            Words("In June I'll have knee surgery.", "User will have knee surgery in June."),
            Words("My left knee gets operated on in June.", "User's left knee is being operated on in June."),
            Words("I have an operation on my knee in June.", "User has an operation on their knee in June."),
            Words("They're fixing my knee in June.", "User's knee is being fixed in June."),
            Words("The surgery on my knee is scheduled for June.", "User's knee surgery is scheduled for June."),
        ),
    ),
)

OTHERS_LATER = (
    Words("My son is called Elias.", "User's son is called Elias."),
    Words("My daughter plays football.", "User's daughter plays football."),
    Words("My niece is seven.", "User's niece is seven."),
    Words("Mira's school is in the city centre.", "Mira's school is in the city centre."),
    Words("I have a garage.", "User has a garage."),
    Words("My favourite colour is red.", "User's favourite colour is red."),
    Words("I collect old radios.", "User collects old radios."),
    Words("My wife drives a Fiat.", "User's wife drives a Fiat."),
    Words("I go skiing in winter.", "User goes skiing in winter."),
    Words("I have an appointment with the dentist.", "User has an appointment with the dentist."),
    Words("I slept badly last winter.", "User slept badly last winter."),
    Words("I have a green bicycle.", "User has a green bicycle."),
    Words("I threw a party for my birthday.", "User threw a party for their birthday."),
    Words("I support the local animal shelter.", "User supports the local animal shelter."),
    Words("I work at Siemens in Munich.", "User works at Siemens in Munich."),
    Words("My brother works at Bosch.", "User's brother works at Bosch."),
    Words("I pay 900 in rent.", "User pays 900 in rent."),
    Words("I'd like to earn more.", "User would like to earn more."),
    Words("I'm learning Italian.", "User is learning Italian."),
    Words("My neighbour is Mrs Huber.", "User's neighbour is Mrs Huber."),
    Words("I sing in a choir with my sister.", "User sings in a choir with their sister."),
    Words("I play the piano.", "User plays the piano."),
    Words("My father is retired.", "User's father is retired."),
    Words("My mother comes from Graz.", "User's mother comes from Graz."),
    Words("I attended a pottery workshop.", "User attended a pottery workshop."),
    Words("I moved out at 22.", "User moved out at 22."),
    Words("I'm 34 years old.", "User is 34 years old."),
    Words("I studied law until 2012.", "User studied law until 2012."),
    Words("I can't eat mushrooms raw.", "User cannot eat raw mushrooms."),
    Words("My favourite restaurant is Da Enzo.", "User's favourite restaurant is Da Enzo."),
    Words("I cook pasta twice a week.", "User cooks pasta twice a week."),
    Words("My favourite film is Casablanca.", "User's favourite film is Casablanca."),
    Words("I'm going to Spain in June.", "User is going to Spain in June."),
    Words("I broke my left arm as a child.", "User broke their left arm as a child."),
    Words("My birthday is in June.", "User's birthday is in June."),
    Words("I'm left-handed.", "User is left-handed."),
    Words("My knee hurts when it rains.", "User's knee hurts when it rains."),
    Words("I do yoga on Mondays.", "User does yoga on Mondays."),
    Words("I have a flat in Vienna.", "User has a flat in Vienna."),
    Words("My best friend is called Jonas.", "User's best friend is called Jonas."),
    Words("I prefer tea over coffee.", "User prefers tea over coffee."),
    Words("I read crime novels.", "User reads crime novels."),
    Words("I'm afraid of spiders.", "User is afraid of spiders."),
    Words("I use Linux at home.", "User uses Linux at home."),
    Words("I'm in the parents' council.", "User is on the parents' council."),
    Words("I take part in elections as a helper.", "User helps at elections."),
    Words("I get up at six.", "User gets up at six."),
    Words("I donate blood every spring.", "User donates blood every spring."),
    Words("I lost my passport last year.", "User lost their passport last year."),
    Words("My hobby is gardening.", "User's hobby is gardening."),
)
