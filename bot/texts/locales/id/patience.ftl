## Bila obrolan menulis lebih cepat daripada yang boleh saya jawab

too-many-messages = Anda menulis lebih cepat daripada yang boleh saya jawab. Semua yang Anda minta sudah saya kerjakan, hanya sebagian jawabannya saya lewati; /rules menunjukkan keadaan sekarang.
