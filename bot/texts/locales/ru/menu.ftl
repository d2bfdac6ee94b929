## Меню команд, как его показывает Telegram

menu-rules = Ваши правила
menu-add = Создать правило
menu-test = Проверить правило на последних днях
menu-why = Почему пришло или не пришло
menu-feeds = Ленты, которые я читаю для вас
menu-addfeed = Добавить свою ленту
menu-language = Мой язык
menu-timezone = Ваш часовой пояс
menu-stop = Больше не писать
menu-help = Что я умею
