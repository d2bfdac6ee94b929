## What is said to us and is no rule

talk-thanks = Пожалуйста. Пишите в любое время, за чем мне следить. Ваши правила: /rules
talk-stop = Чтобы я больше не писал, нажмите /stop. Приостановить или удалить одно правило: /rules
