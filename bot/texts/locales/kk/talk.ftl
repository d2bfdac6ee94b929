## What is said to us and is no rule

talk-thanks = Оқасы жоқ. Нені бақылау керегін кез келген уақытта жаза беріңіз. Ережелеріңіз: /rules
talk-stop = Мен енді жазбауым үшін /stop басыңыз. Бір ережені кідірту не жою: /rules
