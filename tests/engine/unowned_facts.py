"""What an agent might keep for itself: sentences that tell something of a person, and such as do not."""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


ABOUT_SOMEBODY: tuple[str, ...] = _lines("""
    I like green tea.
    I'm allergic to nuts and live in Oslo
    My sister is called Anna.
    my favourite colour is blue
    I have two kids.
    Please remember that I prefer short answers.
    User likes green tea.
    User lives in Oslo
    User is a nurse.
    User's favourite band is Queen.
    User has a dog named Biscuit.
    User no longer eats meat.
    The user is allergic to peanuts.
    The user works as a carpenter in Leeds.
    The user prefers dark mode.
    The user's wife is a doctor.
    Caroline: I went to a support group yesterday.
    Anna likes hiking.
    Tom's birthday is in May.
    Maria Lopez has moved to Lisbon.
    Peter is on sick leave.
    Thorsten prefers meetings in the afternoon.
    Olga hates early calls.
    Samir is a nurse.
    He lives in Toronto with two flatmates.
    She is expecting twins and wants a bigger car.
    Send it to the warehouse, his back hurts.
    Customer Miller complained twice about the invoice.
    Patient Weber takes insulin.
    Mr. Lang is on sick leave.
    Her brother works at Siemens.
    John said he would pay on Friday.
    Julia Roth ordered three chairs and asked for a discount.
    Ich wohne in Hamburg.
    Meine Tochter geht in die dritte Klasse.
    Der Nutzer mag Schwarztee.
    Nutzer wohnt in Köln.
    Frau Keller ist im Urlaub.
    Sein Chef Mark lässt sich scheiden.
    Lena mag keine Oliven.
    The call was short, but Emma was angry about the delay.
    Kunde Schneider hat zweimal angerufen.
    Bob wants a refund for his order.
    The client's name is Maria Gonzalez.
    User prefers to be called Sam.
    Ahmed moved to Berlin last year.
    My dog is called Rex.
    I work night shifts, so call me after noon.
    She told us that the contract ends in May.
    Meine Frau heißt Julia.
    Mrs. Thompson lives on the second floor.
    Employee Nguyen joined in 2019.
    The user said they are vegetarian.
    David's salary is 80k.
    Sophie is allergic to penicillin.
    i love sushi
    I was born in 1984.
    The user is from Spain and speaks three languages.
    Our CEO John Smith earns two million.
    Ravi: I am on vacation next week.
    Contact Lisa, she is responsible for billing.
    His password reminder question is his first pet.
    Kunde Meier mag keine Anrufe.
    Emma enjoys hiking in the Alps.
    User was diagnosed with asthma.
    Ich bin Vegetarier.
    Carlos and I are getting married.
""")

ABOUT_NOBODY: tuple[str, ...] = _lines("""
    The API of the billing service is rate limited.
    The API of the billing service is rate limited to 50 calls a minute.
    The shop opens at nine.
    Refunds take five working days.
    Users can log in with their e-mail address.
    User accounts are stored in LDAP.
    User stories are written in Linear.
    The user interface is slow on old phones.
    The user table has 12 columns.
    The user can reset the password under Settings.
    The user is redirected to the login page after an hour.
    Reply in the language of the question.
    I/O errors are retried three times.
    Type I errors are counted apart.
    Phase I ends in June.
    Python is a programming language.
    Julia is a programming language.
    Redis is used as a cache.
    Kubernetes prefers nodes with free memory.
    Jenkins runs every night.
    Jira has a limit of 100 requests a minute.
    The client library works on Linux.
    Client Secret is rotated every month.
    Customer Success is in Dublin.
    Customer Support answers within a day.
    Marketing prefers the blue logo.
    Berlin is cold in winter.
    The sister company is in Austin.
    The parent process is 12 levels deep.
    We deploy on Tuesdays.
    Our office is closed on Monday.
    Greet with "How may I help you?" and stay polite.
    The error "I cannot reach my host" means that the proxy is down.
    If a customer asks for a refund, he or she gets a form.
    Monday is a holiday.
    The meeting room Merkur has no screen.
    MySQL 8 is the database.
    Use my_config.yaml for the deployment.
    June is a busy month.
    The soup of the day is tomato.
    Der Laden öffnet um neun.
    Rechnungen werden am Monatsende verschickt.
    Die Schnittstelle ist auf 50 Aufrufe begrenzt.
    Flights to Oslo leave at noon.
    The warehouse in Lyon ships on weekdays.
    Max retries is five.
    Rate limits reset every hour.
    The bot's tone is friendly.
    Version 3 is deprecated.
    Invoices need a purchase order number.
    The deployment pipeline runs on GitHub Actions.
    Customers must be at least 18 years old.
    The user manual is available in five languages.
    The user must accept the terms first.
    A user may have several accounts.
    Order numbers start with A.
    Berlin office hours are nine to five.
    The Austin data centre is being moved.
    Use metric units in reports.
    The name field is mandatory.
    Amazon ships within two days.
    Salesforce has an outage every quarter.
    The Paris store sells only shoes.
    Docker likes to eat disk space.
    HTTP 404 means not found.
    Questions about pricing go to the sales team.
    The staging server is called Rex.
    Answers should be short and friendly.
    The Thomas algorithm solves tridiagonal systems.
    Victoria Station is closed on Sundays.
    St. Mary's Hospital is a partner.
    Der Benutzer muss das Passwort ändern.
    Der Server in Frankfurt ist langsam.
    Die Kundenhotline ist ab acht besetzt.
    Tool calls time out after 30 seconds.
    Say "I am sorry" when a refund is refused.
""")
