## Пәрмендер мәзірі, Telegram көрсететіндей

menu-rules = Ережелеріңіз
menu-add = Ереже жасау
menu-test = Ережені соңғы күндермен сынау
menu-why = Хабар неге келді не келмеді
menu-feeds = Сіз үшін оқитын арналарым
menu-addfeed = Өз арнаңызды қосу
menu-language = Менің тілім
menu-timezone = Уақыт белдеуіңіз
menu-stop = Енді жазбау
menu-help = Қолымнан не келеді
