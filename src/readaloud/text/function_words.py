"""The commonest small words of the languages that news readers meet most. Data for ``language``.

A handful of them names the language of a passage in microseconds; the statistical model takes 0.7 s to load.
"""

FUNCTION_WORDS = {
    "en": """
        the of and to in a is that for it on was with as be by at this have from or are an they
        which you were their has had he she his her not but we been who will more if would what said
        there when one all can i my me so can't don't it's i'm out up about after where how do them
        into than could
    """,
    "de": """
        der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an
        werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum
        war haben nur oder aber vor zur bis mehr durch man sein wurde ich wir uns mir mich hier
    """,
    "fr": """
        de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il
        sont avec aux son cette ont mais comme nous ou si leur y dont elle deux ses tout ils je vous
        été sa même était c'est qu'il n'est d'un d'une j'ai être fait
    """,
    "es": """
        de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le
        ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy
        hasta desde está mi porque qué sólo han yo hay quiero
    """,
    "it": """
        di che e la il un a per in una è non sono da del con si le della i ha più gli al dei nel
        come alla anche su lo ma delle se o ai ci era dal questo dalla dopo tra suo hanno io mi
        stato essere
    """,
    "pt": """
        de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele
        das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela
        entre era depois são você disse
    """,
    "nl": """
        de van een het en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit
        ze naar heeft door over hij wordt werd ik was je dit die of geen meer tot wel kan zich
        hebben we wij mijn
    """,
    "sv": """
        och i att det som en på är av för med den till inte om ett han men har de jag var från sig
        så kan vi när hon också efter eller nu under där skulle mot bara vid här hade oss detta
    """,
    "da": """
        og i at det er en til af på som for med den de har ikke der var jeg et han om vi men fra sig
        så kan hun ved efter eller nu skal hvor også ud være bliver over blev mod kun
    """,
    "no": """
        og i det er på en som til av for at med de har ikke den om var jeg et han men fra seg så kan
        vi hun ved etter eller nå skal der hvor også ut være over ble mot bare blir
    """,
    "pl": """
        w i na z się do nie to że jest o jak po co za od przez ale dla ma tak czy już są przy oraz
        być tym ze tylko był jego jej który które która może
    """,
    "tr": """
        ve bir bu da de için ile çok daha olarak gibi kadar ne ancak ya sonra o en ama olan her mi
        değil var yok göre ise
    """,
    "id": """
        yang dan di untuk dengan dari ini itu pada tidak dalam adalah akan ke juga oleh sudah bisa
        mereka saya kami ada telah kita lebih atau tersebut karena
    """,
}

# Scripts that one language of news writes, as ranges of a character class.
SCRIPTS = {
    "ko": "\uac00-\ud7af\u1100-\u11ff",
    "ja": "\u3040-\u30ff",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u0590-\u05ff",
    "th": "\u0e00-\u0e7f",
    "ka": "\u10a0-\u10ff",
    "hy": "\u0530-\u058f",
    "zh": "\u4e00-\u9fff",
    "bn": "\u0980-\u09ff",
    "ta": "\u0b80-\u0bff",
}
