"""Memory-like sentences that tell something of somebody else's life, and such as only mention somebody.

The line: a relation, or a name with no more than a shared plan, may pass; somebody's health, work, whereabouts,
age, means, character, belief or love life may not.
"""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


ABOUT_ANOTHER: tuple[str, ...] = _lines("""
    My sister Anna has depression.
    His boss Mark is getting divorced.
    Samir is a nurse.
    User's wife works at Siemens as an engineer.
    Her brother lives in Toronto with two flatmates.
    My mother is 78 years old and lives alone.
    User's daughter Mia is six.
    My ex-husband doesn't pay child support.
    His neighbour Karl drinks too much.
    Her friend Lucy is pregnant and has not told anyone.
    User's roommate lost his job in March.
    My son got expelled from school.
    Tom earns 80,000 a year.
    My cousin is in debt.
    Her colleague Priya is looking for a new job.
    Our neighbour is undocumented.
    His father-in-law has dementia.
    My best friend Jonas broke up with his girlfriend.
    User's manager Elena moved to Madrid last month.
    My niece studies medicine in Leeds.
    Her uncle owns a bakery in Ghent.
    His girlfriend comes from Peru.
    User says his brother is lazy.
    My boss is a narcissist.
    Julia lives in Hamburg.
    Marco turned 40 last week.
    Her mother's phone number is in the kitchen drawer.
    My dad's birthday is on the third of May.
    User's husband was fired from his job.
    Dr. Weber's daughter dropped out of college.
    His sister is married to a banker.
    My aunt is a Jehovah's Witness.
    User's landlord is going through a divorce.
    My coworker Dana cheated on her partner.
    Kevin works for the tax office.
    Her stepson smokes weed.
    My nephew was arrested in June.
    User's mother retired in 2020.
    Sarah's husband is unemployed.
    His ex is violent and controlling.
    My granddaughter failed her exams.
    The user's assistant Amir has two children.
    My grandfather was born in Lviv in 1931.
    Her therapist is seeing someone.
    Wife works night shifts at the airport.
    Brother lives in Oslo.
    My friend Paul is gay.
    Lena is engaged to a pilot.
    User's partner makes more money than he does.
    My colleague's wife has cancer.
    His teammate Oleg is always late and unreliable.
    Meine Schwester hat Depressionen.
    Sein Chef Mark lässt sich scheiden.
    Samir ist Krankenpfleger.
    Ihr Bruder wohnt in Köln.
    Die Frau des Nutzers arbeitet bei Bosch.
    Meine Mutter ist 71 Jahre alt.
    Seine Tochter studiert in Wien.
    Mein Nachbar trinkt zu viel.
    Ihre Freundin Lisa ist schwanger.
    Mein Kollege Jens wurde entlassen.
    Ihr Ex-Mann ist gewalttätig.
    Anna ist 34 Jahre alt.
    User's friend Carla is anorexic and was in a clinic last year.
    Her dad works in a coal mine.
    Nina teaches math at a high school in Bremen.
    User mentioned that his daughter Zoe is nine years old.
    My roommate never pays his share of the rent.
    Her sister-in-law is a police officer.
    The user's father has Parkinson's.
    My boss is getting married to her assistant.
    His neighbour across the hall is an alcoholic.
    User's ex-wife lives in Arizona with a new partner.
    Peter is unemployed since April.
    My cousin Farid is seeking asylum in Sweden.
    Her mother-in-law is very controlling.
    Grandma is in a nursing home.
    User's colleague Steve earns more than she does.
    Our teacher Mr. Lang is on sick leave.
    My aunt converted to Islam.
    His son has autism and goes to a special school.
    User's best friend Ivo just got divorced.
    Rosa was fired last week.
    My dentist is from Iran.
    User's partner Alex is allergic to cats.
    Her boyfriend is seven years younger than she is.
    My brother in law is a Trump supporter.
    Mein Bruder arbeitet bei der Polizei.
    Ihr Vater hatte einen Schlaganfall.
    Tobias wohnt in Leipzig.
    Seine Chefin ist im vierten Monat schwanger.
    Meine Freundin kommt aus Brasilien.
    Der Sohn meiner Nachbarin wurde verhaftet.
""")

ABOUT_NOBODY_ELSE: tuple[str, ...] = _lines("""
    Has a sister.
    Is flying to Lisbon with my sister in May.
    Has a dog named Biscuit.
    My dog Rex is four years old.
    Has two kids, Emma and Noah.
    Plays chess with his father on Sundays.
    Meeting with Claire on Thursday at ten.
    User's manager wants weekly reports in PDF.
    Needs a birthday present for his wife.
    Lives with her husband in Utrecht.
    Anna from marketing sent the slides.
    User's name is Anna.
    User is a nurse.
    User lives in Hamburg.
    I live with my brother.
    Is the mother of two.
    Calls his mother every Sunday.
    Python is a programming language.
    Berlin is cold in winter.
    Netflix is too expensive for the user.
    The sister company is in Austin.
    The parent process is 12 levels deep.
    Friends is a funny show.
    Watches Big Brother on Fridays.
    Plans a surprise party for his daughter.
    Wants to buy flowers for Mother's Day.
    The client library works on Linux.
    Docker is a pain on Windows.
    My boss likes short emails.
    Claire is my manager.
    Tom is the project lead for the migration.
    Shares an apartment with two friends.
    Goes running with Marta and Luis.
    My cat Minka is 12.
    Asked to cc Jonas on every invoice.
    Prefers that Dana reviews the pull requests.
    Her favourite author is Haruki Murakami.
    Sherlock Holmes lives in Baker Street.
    Named the server after his grandmother.
    Got the recipe from her aunt.
    Is getting married in June.
    I'm 34 years old.
    Works with Priya on the search team.
    My wife and I are planning a trip to Japan.
    We live in Porto.
    User's team is in Berlin.
    Siri is an assistant.
    Wants a table for four: her parents are visiting.
    My kids love pizza.
    His wife gave him a bike for Christmas.
    Monday is a holiday.
    June is a busy month.
    The main character is a detective.
    Hat einen Bruder.
    Fährt mit seiner Schwester nach Rom.
    Braucht ein Geschenk für seine Mutter.
    Wohnt mit seiner Freundin zusammen.
    Hat zwei Kinder.
    Sein Hund ist drei Jahre alt.
    Trifft sich am Freitag mit Jens.
    Berlin ist eine große Stadt.
    Mein Chef will den Bericht am Montag.
    Spielt mit seinem Vater Schach.
    Nutzer ist Lehrer in Kassel.
    User wants to call her mother more often.
    Booked a hotel with my cousin for the wedding.
    His daughter's favourite game is Uno.
    User has three brothers and a twin sister.
    Learned to cook from his grandmother.
    My friend recommended this app.
    Needs a reminder to pick up the kids at four.
    User's team lead asked for the figures by Friday.
    Lisa will join the call.
    Watches films with her boyfriend on weekends.
    Adopted a cat called Luna in spring.
    Her cat Luna is seven years old.
    User is the oldest of four children.
    I work with my brother in our own shop.
    Kubernetes is a container orchestrator.
    Paris is a lovely place.
    Slack is down again.
    Alexa is a voice assistant.
    Hamlet is a play by Shakespeare.
    User's landlord raised the rent.
    Jonas owes me a coffee.
    My wife loves jazz.
    Sends his parents a postcard from every trip.
    User and his wife live in Leeds.
    User is 42 and works as a chef in Nantes.
    Caroline's party starts at eight.
    Geht mit ihrem Mann tanzen.
    Nutzerin arbeitet bei Siemens.
    Mein Bruder hat mir ein Buch geschenkt.
    Ihre Kollegin möchte die Folien bis Montag.
""")
