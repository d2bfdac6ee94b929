## What a story's score is made of, and what replies tell

topic-coup = coup
topic-terror = terror
topic-conflict = armed conflict
topic-violent-unrest = violent unrest
topic-disaster = disaster
topic-unrest = protest
topic-health = health
topic-accident = accident
topic-tremor = small quake
topic-politics = politics
topic-economy = economy
escalator-emergency = state of emergency
escalator-martial-law = martial law
escalator-curfew = curfew
escalator-internet-cut = internet shutdown
escalator-shoot-to-kill = order to shoot
escalator-foreign-troops = foreign troops
escalator-coup = coup
escalator-leader-out = leader or government out
escalator-airport-seized = airport taken
escalator-tsunami-warning = tsunami warning
escalator-volcano-alert = highest volcano alert
escalator-evacuation-order = evacuation order
damper-anniversary = anniversary
damper-opinion = opinion
damper-hoax-check = check of a rumour
damper-recap = recap
damper-sport = sport
score-topic = Topic ({ $what }): { $points }
score-human_cost = { $people } ({ $points })
score-families = { $families ->
        [one] one independent publisher
       *[other] { $families } independent publishers
    } within an hour: { $points }
score-burst = A burst of news, { $count ->
        [one] one item
       *[other] { $count } items
    } within two hours ({ $where }, { $what }): { $points }
score-breaking = Marked as urgent by its publisher: { $points }
score-authority = { $tier ->
        [first] A source of the highest authority
        [second] A well-known source
       *[other] A known source
    }: { $points }
score-magnitude = Magnitude { $what }: { $points }
score-escalators = Grave signs ({ $what }): { $points }
score-damper = Counts for less ({ $what }): { $points }
score-stale = Older than a day when it came: { $points }
score-other = { $what }: { $points }
alert-missing = Missing: { $figure }
alert-evacuated = Evacuated: { $figure }
reply-new_escalator = A grave turn: { $what }.
reply-toll_first = Deaths are reported: { $figure }.
reply-toll_rose = Dead: { $figure }. It was { $low } before.
reply-toll_fell = The toll is lower: { $figure } dead. It was { $low } before.
reply-toll_withdrawn = The toll of { $low } dead no longer stands.
reply-new_country = It has reached { $where }.
reply-corrected = Correction by { $publisher }.
reply-ended = No longer in force: { $what }.
