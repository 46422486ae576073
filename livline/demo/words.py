"""Names and texts of the synthetic municipality; nobody is called this."""

from __future__ import annotations

WOMEN = (
    "Alma", "Asta", "Bodil", "Clara", "Dagny", "Ebba", "Ellen", "Fatma", "Freja", "Gerda",
    "Hanan", "Ida", "Ingrid", "Jytte", "Karla", "Liva", "Maja", "Nadia", "Olga", "Ragnhild",
    "Sara", "Signe", "Sofia", "Tove", "Vigga", "Yasmin",
)  # fmt: skip
MEN = (
    "Aksel", "Anders", "Bent", "Birk", "Carl", "Ejnar", "Emil", "Farid", "Gorm", "Hassan",
    "Holger", "Ivan", "Jens", "Karl", "Lauge", "Malte", "Niels", "Omar", "Otto", "Palle",
    "Rasmus", "Samir", "Storm", "Torben", "Ulrik", "Viggo",
)  # fmt: skip
FAMILY = (
    "Prøvesen", "Testgaard", "Demosen", "Eksempelholm", "Attrapsen", "Modelby", "Skitsemark",
    "Opdigtsen", "Fiktivsen", "Mønsterlund", "Øvegaard", "Blindprøve", "Forsøgsen", "Udkastholm",
    "Aaprøve", "Ærlighedsprøve",
)  # fmt: skip
MENTOR_FAMILY = ("Mentorprøve", "Makkersen", "Støttegaard", "Følgesvend", "Hjælpesen", "Tilholm")
UNITS = (
    "Nord", "Syd", "Øst", "Vest", "Havnen", "Centrum", "Skovby", "Fjordby", "Bakken", "Unge",
    "Sygedagpenge", "Ressource",
)  # fmt: skip
PROVIDERS = ("Prøvestøtte ApS", "Demomentor A/S", "Eksempel Mentorhus", "Modelmentorerne")
COMPANIES = (
    "Prøvelageret", "Testkantinen", "Demobageriet", "Eksempelplejehjemmet", "Modelværkstedet",
    "Skitsegartneriet", "Øvebutikken", "Udkasttryk",
)  # fmt: skip
REFERRED_BY = ("Sagsbehandler", "Rehabiliteringsteam", "Sygedagpengeteam", "Ungeteam", "Egen læge")

REASONS = (
    "Kommer ofte for sent i praktik og mister modet. Mangler en at ringe til, før det går galt.",
    "Har været væk fra arbejde længe og kender ikke de uskrevne regler på en arbejdsplads.",
    "Har svært ved at komme ud ad døren om morgenen, når angsten fylder.",
    "Har det svært derhjemme og tager det med på arbejde. En fast mentor kan tage imod i tide.",
    "Vil gerne i gang, men mister overblikket, når der er mange aftaler på én gang.",
)
OWN_WORDS = {
    "anxiety_depression": "Nogle dage kan jeg ikke gå ud. Så bliver jeg hjemme og skammer mig.",
    "other_mental": "Mit hoved kører, og jeg mister tråden, når der er mange mennesker.",
    "pain": "Min ryg gør ondt, når jeg sidder længe.",
    "alcohol": "Jeg drikker, når jeg er alene om aftenen.",
    "drugs": "Jeg ryger for at kunne sove.",
    "debt": "Jeg åbner ikke min post. Det er bare regninger.",
    "housing": "Jeg sover hos en ven lige nu.",
    "violence": "Min ekskæreste holder øje med min telefon.",
    "language": "Jeg forstår ikke altid, hvad de siger i pausen.",
    "network": "Jeg har ikke rigtig nogen at ringe til.",
    "routine": "Jeg vender om på dag og nat.",
    "skills": "Jeg er god til at arbejde med hænderne.",
    "motivation": "Jeg vil have et arbejde, så mine børn kan se det.",
    "family": "Min søster støtter mig.",
}
NOTES = {
    "anxiety_depression": "Oplyser angst. Er i kontakt med egen læge.",
    "other_mental": "Udredning er i gang. Undgå mange aftaler på samme dag.",
    "pain": "Har skånehensyn for ryg.",
    "alcohol": "Fortæller om alkohol flere aftener om ugen. Er tilbudt behandling.",
    "drugs": "Fortæller om hash. Er tilbudt behandling.",
    "debt": "Har gæld. Er henvist til gældsrådgivning.",
    "housing": "Er uden egen bolig. Boligkontoret er kontaktet.",
    "violence": "Oplyser vold i tidligere forhold. Se sikker kontakt.",
    "language": "Har brug for tolk ved vigtige samtaler.",
    "network": "Har lille netværk.",
    "routine": "Har svært ved faste mødetider.",
    "skills": "Har tidligere arbejdet på lager.",
    "motivation": "Er motiveret for job.",
    "family": "Har god kontakt til søster.",
}
GOOD_TO_KNOW = {
    "anxiety_depression": "Skriv en sms, før du ringer.",
    "other_mental": "Én ting ad gangen virker bedst.",
    "pain": "Skal kunne rejse sig under møder.",
    "debt": "Bliver hurtigt bekymret for post.",
    "network": "Vil gerne hilses på ved navn.",
    "routine": "Formiddage er svære.",
    "language": "Tal langsomt, og spørg om det er forstået.",
    "skills": "Er god til praktiske opgaver.",
    "motivation": "Vil gerne høre, når noget lykkes.",
}
GOALS = (
    ("Jeg vil kunne møde på arbejde tre dage om ugen.", "Så kan jeg forsørge mig selv."),
    ("Jeg vil gøre min praktik færdig.", "Jeg har aldrig gjort noget færdigt før."),
    ("Jeg vil begynde på en uddannelse.", "Jeg vil have et fag, jeg kan være stolt af."),
    ("Jeg vil turde sige fra, før jeg bliver væk.", "Jeg vil beholde mit job."),
)
STEPS = (
    ("citizen", "Ringe til min mentor, når jeg vil blive hjemme"),
    ("citizen", "Stå op klokken syv på hverdage"),
    ("citizen", "Gå en tur før mødet"),
    ("citizen", "Lægge mit tøj frem om aftenen"),
    ("caseworker", "Tale med virksomheden om mødetider"),
    ("mentor", "Gå med den første dag"),
    ("together", "Læse brevene fra kommunen igennem"),
)
DECISIVE = (
    "Uden mentor er borgeren holdt op i to praktikker efter få uger. Begge gange fordi uro "
    "derhjemme ikke blev fortalt i tide. En mentor, der kan ringes til samme dag, er afgørende for "
    "at blive i forløbet hos {target}.",
    "Borgeren kender ikke de uskrevne regler på en arbejdsplads og trækker sig ved den første "
    "konflikt. Mentor er afgørende, fordi den kan øves, før det går galt, hos {target}.",
    "Borgeren kommer ikke ud ad døren om morgenen uden en aftale med et menneske. Derfor er en "
    "mentor afgørende for at møde frem hos {target}.",
)
TASKS = (
    (
        "Øver sammen med borgeren at ringe til arbejdspladsen ved sygdom",
        "Én gang om ugen",
        "På arbejdspladsen",
        "Borgeren har selv ringet tre gange i træk",
    ),
    (
        "Taler ugen igennem med borgeren og aftaler, hvad der skal ske ved uro",
        "Hver mandag i en halv time",
        "Over telefonen",
        "Borgeren laver selv sin ugeplan fire uger i træk",
    ),
    (
        "Går med til den første samtale med lederen og øver den bagefter",
        "Én gang hver anden uge",
        "På arbejdspladsen",
        "Borgeren holder samtalen alene",
    ),
)
BOUNDARIES = (
    ("Rengøring og indkøb i hjemmet", "Hjemmevejleder"),
    ("Samtaler om behandling", "Egen læge og behandler"),
    ("Aftaler om løn og tilskud", "Virksomhedskonsulent"),
)
SHARED_NOTES = (
    "Vi talte ugen igennem.",
    "Du ringede selv til din leder. Godt klaret.",
    "Vi øvede samtalen med lederen.",
    "Vi gik en tur og talte om i morgen.",
    "",
)
MENTOR_NOTES = ("", "", "Rolig i dag.", "Træt, men mødte.", "Der var uro derhjemme i weekenden.")
SUMMARIES = (
    "Borgeren møder oftere. Opgaverne passer.",
    "Der er stadig uro om morgenen. Vi holder fast i opgaverne.",
    "Borgeren vil gerne klare mere selv.",
)
ASSESSMENT = (
    "Borgeren møder nu to dage om ugen, men er endnu ikke tryg ved at ringe selv. Mentor er "
    "fortsat afgørende i en periode mere, og kontakten trappes ned fra måned til måned."
)
SUPPORT = (
    (
        "home_support",
        "Bostøtte Prøvegaard",
        "Hjælper med hverdag og post",
        "Mentor hjælper ikke i hjemmet",
    ),
    ("skp", "Kontaktperson Testlund", "Følger til læge", "Mentor går ikke med til læge"),
    ("treatment", "Behandler Modelby", "Samtaler om alkohol", "Mentor taler ikke behandling"),
)
BEYOND = (
    "Mentor bruger tid ud over den almindelige oplæring: en samtale hver mandag og en aftale om "
    "at kunne ringes til samme dag. Det ligger ud over, hvad stedet ellers gør for nye."
)
MANY_HOURS = "Borgeren skal følges til arbejdspladsen hver dag i de første uger (prøvetekst)."
HANDOVER = "Skriv en sms, før du ringer. Mandag formiddag virker bedst (prøvetekst)."
