"""Labelled pairs of facts about one person: those that cannot both hold, and those that look alike but can.

One pair a line, `left | right`. A year in front says when it was said, else both were said in 2026.
FIRST was written before the rules were; SECOND afterwards, and read once.
"""

DISAGREE_FIRST = """
User lives in Oslo | User lives in Bergen
User lives in Berlin, Germany | User lives in Lyon
I live in Madrid | I live in Valencia now
User lives in Portugal | User lives in Canada
User works at Acme | User works for Globex
User is an engineer at Stripe | User works at Shopify
User works at Siemens | User is unemployed
User is retired | User works at the city library
User's name is Ana | User's name is Clara
User is 34 years old | User is 41 years old
2024: User is 34 years old | User is 34 years old
User was born in 1985 | User is 28 years old
User's birthday is 3 May | User's birthday is 13 May
User was born on 1990-03-15 | User's birthday is March 16
User was born in Lisbon | User was born in Porto
User is married | User is single
User is divorced | User is married to Tom
User is single | User's wife is called Mia
User is single | User has a girlfriend
User's favourite colour is blue | User's favorite color is green
User's favourite band is Muse | User's favourite band is Radiohead
User likes olives | User hates olives
User loves jazz | User doesn't like jazz
User enjoys running | User hates running
User is a big fan of horror films | User can't stand horror films
User is not into football | User loves football
User prefers tea to coffee | User prefers coffee to tea
User prefers dark mode | User prefers light mode
User is vegetarian | User eats meat
User is a vegan | User loves cheese
User is vegetarian | User's favourite food is steak
User is a vegan | User eats fish twice a week
User is vegetarian | User is pescatarian
User is allergic to peanuts | User loves peanut butter
User is lactose intolerant | User drinks milk every morning
User has a shellfish allergy | User eats shrimp every Friday
User has no allergies | User is allergic to pollen
User has no children | User's son plays football
User doesn't have kids | User has a daughter called Mia
User has two kids | User has three children
User has one brother | User has no siblings
User is an only child | User's sister Anna lives in Berlin
User has no pets | User has a dog called Rex
User has two cats | User has three cats
User doesn't drive | User drives a Volvo
User has no driving licence | User drives to work every day
User can't swim | User swims every morning
User has no car | User drives a Tesla
User never drinks alcohol | User's favourite wine is Merlot
User doesn't drink | User drinks beer on Fridays
User is a teetotaler | User likes whisky
User doesn't drink coffee | User drinks coffee every morning
User doesn't smoke | User smokes ten cigarettes a day
User is a non-smoker | User smokes
User doesn't speak French | User speaks French and Italian
User takes 20 mg of ramipril | User takes 40 mg of ramipril
User wakes up at 6 | User wakes up at 8
User runs 5 km every morning | User runs 10 km every morning
User never eats breakfast | User eats breakfast at 7
User is left-handed | User is right-handed
User is an introvert | User is an extrovert
User is a morning person | User is a night owl
User lives alone | User lives with two roommates
User works from home | User works in the office every day
User uses she/her pronouns | User uses he/him pronouns
User is not religious | User is a practising Catholic
User's sister lives in Rome | User's sister lives in Milan
User's dog is called Rex | User's dog is called Bello
User wohnt in Berlin | User wohnt in Hamburg
User mag keinen Kaffee | User mag Kaffee
User hat keine Kinder | User hat zwei Kinder
User ist ledig | User ist verheiratet
"""

AGREE_FIRST = """
User likes tea | User likes coffee
User lived in Oslo until 2019 | User lives in Bergen
User works at Acme | User used to work at Globex
User hates Mondays | User loves Monday yoga
User lives in Germany | User lives in Berlin
User lives in Oslo, Norway | User lives in Oslo
User lives in California | User lives in San Francisco
User was born in Lisbon | User lives in Porto
User lives in Oslo | User wants to move to Bergen
User lives in Oslo | User is visiting Bergen this week
User lives in Oslo | User's sister lives in Bergen
User lives in Oslo | User lives in a small flat
User works at Acme | User also works part-time at a bakery
User works at Acme | User works as a nurse
User is a software engineer | User is a team lead
User works at Acme | User volunteers at the Red Cross
User left Acme | User works at Globex
User worked at Acme for ten years | User works at Globex
User's name is Ana | User's full name is Ana Silva
User's name is Ana | User goes by Annie
2024: User is 34 years old | User is 36 years old
User was born in 1985 | User is 41 years old
User's birthday is 3 May | User was born on 3 May 1990
User is married | User's sister is single
User is divorced | User has a girlfriend
User's ex-wife lives in Paris | User is single
User is married to Tom | User's husband is a teacher
User's favourite colour is blue | User's favourite film is Blue Velvet
User's favourite food is pizza | User likes sushi
User likes olives | User dislikes olive oil soap
User loves dogs | User doesn't like hot dogs
User doesn't like crowded beaches | User likes beaches
User doesn't like coffee | User likes coffee ice cream
User hates cold weather | User loves winter sports
User likes jazz | User's brother hates jazz
User used to hate olives | User likes olives
User prefers tea to coffee | User likes coffee
User is vegetarian | User is vegan
User is vegetarian | User loves cheese
User is vegan | User loves oat milk
User is vegetarian | User loves vegetarian burgers
User is vegetarian | User's husband eats meat
User used to be vegetarian | User eats meat
User is allergic to peanuts | User loves almonds
User is allergic to peanuts | User hates peanuts
User is allergic to cats | User loves Cats, the musical
User is lactose intolerant | User drinks oat milk every morning
User's daughter is allergic to peanuts | User loves peanut butter
User has no children | User has two nephews
User has two kids | User has a daughter called Mia
User has one brother | User has two sisters
User has two cats | User has a dog
User has a cat called Tom | User has two cats
User has no pets | User wants to get a dog
User doesn't drive | User rides a bike to work
User has no car | User wants to buy a Tesla
User doesn't drink coffee after 6 pm | User drinks coffee every morning
User never drinks alcohol | User loves alcohol-free beer
User doesn't drink milk | User drinks tea with lemon
User quit smoking in 2020 | User used to smoke
User doesn't work on Fridays | User works at Acme
User doesn't speak French | User is learning French
User speaks German | User speaks French
User takes 20 mg of ramipril | User takes 40 mg of simvastatin
User wakes up at 6 on weekdays | User wakes up at 8 on weekends
User owns an iPhone 12 | User owns an iPhone 14
User likes Formula 1 | User likes Formula 2
User ran 5 km yesterday | User ran 10 km last week
User is an introvert | User is a good public speaker
User never eats breakfast | User eats lunch at noon
User uses Python | User uses TypeScript
User uses vim | User uses VS Code
User's dog is called Rex | User's cat is called Tom
User's sister lives in Rome | User's brother lives in Milan
User is planning a trip to Japan | User is planning a trip to Peru
User visited Rome in 2019 | User visited Paris in 2020
User can't swim well | User swims every morning
User wohnt in Berlin | User wohnte früher in Hamburg
User mag Kaffee | User mag Tee
User hat zwei Kinder | User hat einen Hund
"""

DISAGREE_SECOND = """
Maria lives in Vienna | Maria lives in Graz
User resides in Dublin | User is based in Cork
User lives in Tokyo | User lives in South Korea
User moved to Lisbon in 2021 and now lives there | User lives in Faro
User works for Novartis | User is a chemist at Roche
User is unemployed | User works as a waiter
My name is Jonas | My name is Peter
User is 52 years old | User was born in 1990
I'm 23 years old | I'm 29 years old
User's birthday is on July 4 | User's birthday is on June 4
User is engaged to Lena | User is single
User's husband works at a bank | User is divorced
User's favourite film is Alien | User's favourite film is Heat
User adores cilantro | User can't stand cilantro
User is fond of opera | User dislikes opera
User doesn't enjoy camping | User enjoys camping
User is vegan | User eats two eggs every morning
User follows a vegetarian diet | User loves bacon
User is allergic to nuts | User likes walnuts
User has celiac disease | User eats bread every morning
User has three sons | User has no children
User is a father | User doesn't have any kids
User has four siblings | User is an only child
User has no brothers or sisters | User's brother Karl is a pilot
User has a cat called Minka | User doesn't have any pets
User doesn't have a driver's license | User drives a Toyota
User never smokes | User is a heavy smoker
User doesn't drink alcohol | User enjoys a glass of red wine every evening
User doesn't cook | User cooks every evening
User doesn't speak Spanish | User speaks fluent Spanish
User is an atheist | User is a devout Muslim
User works fully remotely | User works at the office every day
"""

AGREE_SECOND = """
Maria lives in Vienna | User lives in Graz
User lives in Kyoto | User lives in Japan
User lives in Lisbon | User lived in Faro as a child
User has a holiday home in Faro | User lives in Lisbon
User works for Novartis | User interned at Roche
User studies at ETH | User works at Roche
User's boss works at Roche | User works at Novartis
User is a chemist | User is a father
2020: User is 23 years old | User is 29 years old
User's birthday is on July 4 | User's wife's birthday is on June 4
User is single | User's brother is married
User's favourite film is Alien | User's favourite director is Ridley Scott
User loves cilantro | User's kids can't stand cilantro
User likes Thai food | User dislikes spicy food
User doesn't like swimming in cold water | User likes swimming
User is vegan | User loves coconut milk ice cream
User follows a vegetarian diet | User's favourite dish is vegetable curry
User is allergic to penicillin | User likes blue cheese
User is allergic to dogs | User has a dog
User has a peanut allergy | User's son loves peanut butter
User has three sons | User has five children
User is a father | User's father lives in Rome
User has no pets | User's neighbour has a cat
User has no brothers | User has two sisters
User doesn't drive at night | User drives a Toyota
User doesn't drink beer | User loves wine
User doesn't smoke | User loves smoked salmon
User doesn't cook on weekdays | User cooks on Sundays
User speaks fluent Spanish | User doesn't speak Portuguese
User works from home on Fridays | User works at the office
User takes the bus at 7 | User goes to bed at 10
User prefers email to phone calls | User prefers window seats
"""
