"""The words of the sandbox's people: names, places, bios and posts, by language and by what moves them."""

from typing import Final

FIRST_NAMES: Final = {
    "en": (
        "Hannah", "Grace", "Olivia", "Megan", "Laura", "Emily", "Sarah", "Rachel", "Amy", "Nicole", "Kate", "Jenna",
        "James", "Daniel", "Ryan", "Michael", "Chris", "Ben", "Adam", "Luke", "Tom", "Matt", "Steve", "Andrew",
    ),
    "es": ("Lucia", "Carmen", "Marta", "Elena", "Sofia", "Paula", "Javier", "Diego", "Pablo", "Alvaro", "Marcos"),
    "de": ("Anna", "Lena", "Julia", "Katrin", "Sabine", "Jonas", "Felix", "Markus", "Tobias", "Stefan"),
    "pt": ("Beatriz", "Camila", "Fernanda", "Juliana", "Rafael", "Thiago", "Bruno", "Gustavo"),
    "fr": ("Camille", "Chloe", "Manon", "Julie", "Hugo", "Antoine", "Nicolas", "Thomas"),
}  # fmt: skip
LAST_NAMES: Final = {
    "en": ("Miller", "Carter", "Brooks", "Hughes", "Turner", "Bennett", "Foster", "Walsh", "Price", "Reed", "Shaw"),
    "es": ("Garcia", "Moreno", "Navarro", "Romero", "Vidal", "Ortega", "Castro"),
    "de": ("Weber", "Vogel", "Krause", "Lorenz", "Brandt", "Seidel"),
    "pt": ("Silva", "Souza", "Costa", "Almeida", "Ribeiro"),
    "fr": ("Martin", "Lefevre", "Moreau", "Garnier", "Faure"),
}
PLACES: Final = {
    "en": (
        "Leeds, UK",
        "Austin, TX",
        "Ohio, USA",
        "Toronto",
        "Dublin",
        "Brisbane",
        "Bristol",
        "Denver, CO",
        "Cape Town",
    ),
    "es": ("Valencia", "Sevilla", "Bogotá", "Ciudad de México", "Rosario"),
    "de": ("Hamburg", "Köln", "Graz", "Bern"),
    "pt": ("Porto", "Curitiba", "Recife", "Lisboa"),
    "fr": ("Lyon", "Nantes", "Montréal", "Bruxelles"),
}

# What the first coached person's market cares for: health, and a business from home.
MARKET_BIOS: Final = {
    "en": (
        "Parent of {n}. Home workouts before the school run.",
        "Family cook, meal prep on Sundays, runs on Mondays.",
        "Yoga in the living room. Learning about healthy cooking and sleep.",
        "Three generations at the table. Slow runner, big on family dinners and fitness.",
        "Nurse. Wellness, walking, strong coffee.",
        "Building a small home business around healthy living.",
        "Postnatal fitness, honest kitchen, working from home.",
        "Trying to get fit at {age}. Recipes, wins and losses.",
    ),
    "es": ("Somos {n} en casa. Fitness en casa y cocina sana.", "Yoga, familia y recetas saludables."),
    "de": ("Zu Hause sind wir {n}. Fitness zu Hause, gesund kochen.", "Familie, Laufen, Meal Prep."),
    "pt": ("Somos {n} em casa. Treino em casa e cozinha saudável.", "Família, yoga e receitas."),
    "fr": ("Famille de {n}. Sport à la maison, cuisine saine.", "Famille, yoga et recettes."),
}
MARKET_POSTS: Final = (
    "Twenty minutes of squats while the pasta boiled. Counts as fitness, right?",
    "Meal prep done: {n} lunches, one very full fridge.",
    "My youngest now corrects my yoga. Fair enough.",
    "Family walk in the rain, everyone complained, everyone slept well.",
    "Tried the lentil curry again with half the salt. Keeping it.",
    "Week {n} of home workouts. I no longer hate burpees, I merely dislike them.",
    "What do you cook when nobody agrees on dinner?",
    "Slept {n} hours and feel like a new person.",
    "Anyone else running a home business with children underfoot?",
)
OTHER_BIOS: Final = {
    "en": (
        "Trains, maps and bad puns.",
        "Software tester. Two cats. Opinions are the cats'.",
        "Lower league football, every Saturday since {year}.",
        "Amateur astronomer. Clouds, mostly.",
        "History teacher, crossword finisher.",
        "I fix old radios.",
        "Bass player in a band you have not heard of.",
        "Gardener on a windy hill.",
        "Reading {n} books at once, finishing none.",
    ),
    "es": ("Cine, ciclismo y café.", "Historia y café. Opiniones mías."),
    "de": ("Bahn, Berge, Bier.", "Liest viel, schreibt wenig."),
    "pt": ("Futebol e fotografia.", "Engenharia. Gatos."),
    "fr": ("Photo, vélo, fromage.", "Maths le jour. Ici pour les nuages."),
}
OTHER_POSTS: Final = (
    "The {n}:15 was on time. I hardly knew what to do with myself.",
    "Finished the crossword except for one clue. It was 'otter'.",
    "Clouds again. Telescope sulking indoors.",
    "We lost {n}-nil and I would go again tomorrow.",
    "Planted garlic. See you in July.",
    "New strings on the old bass. Neighbours informed.",
    "Does anybody still read maps for fun?",
    "The cat has learned to open the fridge.",
)
MASS_BIOS: Final = (
    "Entrepreneur | Mindset | Freedom | {n} figure months",
    "Helping you grow. Speaker. Author. Coach. Dreamer.",
    "Marketing tips daily. DM for collab.",
    "Crypto, e-com, hustle.",
)
MASS_POSTS: Final = (
    "{n} habits of winners. Thread.",
    "Your network is your net worth.",
    "Say yes to growth today.",
    "Retweet if you want to be your own boss.",
)
FOLLOW_BACK_BIOS: Final = (
    "Follow me, I follow back 100%",
    "#followback #teamfollowback #F4F",
    "I follow back instantly! Gain {n}00 followers a day",
    "Sigo de volta! #SDV",
    "Te sigo si me sigues #FollowBack",
)
FOLLOW_BACK_POSTS: Final = (
    "Follow me and I follow back! #teamfollowback",
    "Who wants {n}00 new followers? Follow everyone who likes this #F4F",
    "Drop your handle, I follow back all #followback",
    "Sigo de volta todos! #SDV",
)
BOUGHT_BIOS: Final = ("", "love life", "just me", "hello world")
BOUGHT_POSTS: Final = ("hi", "my first post", "nice day")
CROSS_POSTER_BIOS: Final = (
    "{place} bakery. News from our Facebook page.",
    "Village running club. Updates appear here by themselves.",
    "Craft shop, posts come from our page.",
)
CROSS_POSTER_POSTS: Final = (
    "I posted a new photo to Facebook https://fb.sandbox.invalid/p/{n}",
    "New opening hours this week, see the page https://fb.sandbox.invalid/p/{n}",
    "Fresh bread at eight https://fb.sandbox.invalid/p/{n}",
)
GURU_POSTS: Final = (
    "I made my first {n} figures from home. So can you. Link in bio!",
    "Only {n} places left in my academy. Join now https://guru.sandbox.invalid/join",
    "My system works while you sleep. Sign up https://guru.sandbox.invalid/join",
    "20,000 followers trust me. Get my free webinar https://guru.sandbox.invalid/webinar",
)
COACHED_POSTS: Final = (
    "Ten minutes on the mat before anyone woke up. What got you moving today?",
    "Sunday soup, enough for {n} lunches. Recipe in the replies if you want it.",
    "A reader asked how I fit workouts around three children. Badly, at first.",
    "Small win: {n} mornings in a row without checking my phone in bed.",
    "Walked to the shop instead of driving. The dog approves.",
    "What would you like to read about this week: sleep, food or movement?",
    "New blog post on cooking once and eating three times https://maya.sandbox.invalid/{n}",
)
QUESTIONS: Final = (
    "@{handle} how long did it take until the morning routine stuck?",
    "@{handle} would this work with a bad knee?",
    "@{handle} tried your soup, the children asked for seconds!",
    "@{handle} do you have that recipe without nuts?",
    "@{handle} which mat do you use at home?",
    "@{handle} thank you for yesterday's post, I needed it.",
    "@{handle} how did you tell your family about the business?",
)
ANSWERS: Final = (
    "@{handle} about three weeks, and then it was easier than skipping it.",
    "@{handle} yes, go slowly and keep a chair near you.",
    "@{handle} that makes my day, thank you!",
    "@{handle} good question, I will write about it this week.",
)
QUOTES: Final = ("This.", "Saving this for tomorrow morning.", "My week in one post.", "Worth a read:")
