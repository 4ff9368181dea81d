"""The way to a connected account in Portuguese."""

from typing import Final

from service.accounts.connect_words.said import Said, Words
from service.accounts.permits import Permit
from service.accounts.refusals import Refusal
from service.platforms.contract import Route

_ASK_AGAIN: Final = "Peça ao seu coach um novo link."
_OPEN_AGAIN: Final = "Abra de novo o link que o seu coach enviou e continue a partir dali."

PORTUGUESE: Final = Words(
    title="Conectar a sua conta do {network}",
    title_page="Conectar a sua Página do Facebook",
    asks="{practice} pede a {client} que conecte uma conta do {network}, para ver quais seguidores combinam bem e onde valem a"
    " pena alguns minutos por dia.",
    asks_of_engagers="{practice} pede a {client} que conecte uma conta do {network}, para ver quem participa do que é "
    "publicado lá e onde valem a pena alguns minutos por dia.",
    asks_page="{practice} pede a {client} que conecte uma Página do Facebook, para ver quem participa do que ela "
    "publica e onde valem a pena alguns minutos por dia.",
    reads="Se você concordar, o Rapport lê:",
    can_read={
        "followers": "quem segue você",
        "following": "quem você segue",
        "profile_facts": "o que essas pessoas mostram nos perfis públicos delas",
        "posts": "as suas publicações",
        "comments": "quem comenta nelas, e o quê",
        "reactions": "quem reage a elas",
        "mentions": "publicações que mencionam você ou respondem a você",
        "mentioners": "quem menciona você nas próprias publicações e comentários",
        "account_insights": "os números da sua conta, como quantas pessoas ela alcançou",
    },
    never="O que o Rapport não pode fazer e nunca fará:",
    never_done=(
        "publicar, curtir ou comentar por você",
        "seguir ou deixar de seguir alguém",
        "ler as suas mensagens privadas",
        "ver a sua senha",
    ),
    asked_next="A seguir, o {network} pergunta a você, na página dele. Você pode retirar a permissão a qualquer momento: "
    "nas suas configurações do {network}, ou pedindo ao seu coach.",
    ways={
        Route.X: "Você entra no X.",
        Route.INSTAGRAM: "Você entra no Instagram. Serve para a maioria das contas profissionais.",
        Route.INSTAGRAM_BY_FACEBOOK: "Ou com o Facebook, se a sua conta estiver vinculada a uma Página.",
        Route.FACEBOOK: "Você entra no Facebook.",
    },
    go_on="Continuar com {way}",
    or_export="Ou {export}: sem entrar, e você vê antes o que é enviado.",
    export="entregue em vez disso a sua exportação oficial de dados",
    which="Qual é a conta do {network}?",
    which_page="Qual é a Página?",
    choose="Você nos deixa ver várias. {practice} vai ler a que você escolher, e nada das outras é guardado. A lista fica"
    " aberta por dez minutos.",
    accounts="Contas",
    pages="Páginas",
    followers="seguidores: {count}",
    connect_this="Conectar esta",
    connect_this_page="Conectar esta Página",
    connected="Conta conectada",
    begins="{account} no {network} está conectada para {practice}. A primeira leitura começa sozinha.",
    take_back="Você pode fechar esta página. Para retirar a permissão, peça ao seu coach que desconecte a conta ou remova o"
    " aplicativo nas suas configurações do {network}.",
    back_to="Voltar para {site}",
    back_to_app="Voltar para o aplicativo",
    permissions={
        Permit.PAGES: "ver quais Páginas você tem",
        Permit.PAGE_POSTS: "ler as publicações de uma Página e como as pessoas reagem a elas",
        Permit.PAGE_VOICES: "ler o que outros escrevem em uma Página",
        Permit.FIGURES: "ler os números próprios de uma Página ou conta",
        Permit.PAGE_EVENTS: "saber quando algo acontece em uma Página",
        Permit.INSTAGRAM: "ler a sua conta profissional do Instagram e as publicações dela",
        Permit.COMMENTS: "ler os comentários nas suas publicações",
        Permit.X_PROFILE: "ler o seu perfil no X",
        Permit.X_POSTS: "ler publicações e menções no X",
        Permit.X_FOLLOWS: "ver quem segue você e quem você segue no X",
        Permit.X_LIKES: "ver quem curte as suas publicações no X",
        Permit.STAYING: "continuar conectado depois de hoje",
    },
    refusals={
        Refusal.LINK_UNKNOWN: Said("Este link não leva a lugar nenhum", "Talvez falte uma parte dele.", _ASK_AGAIN),
        Refusal.LINK_USED: Said("Este link já foi usado", "Cada link conecta uma conta uma única vez.", _ASK_AGAIN),
        Refusal.LINK_EXPIRED: Said("Este link expirou", "Os links ficam abertos por sete dias.", _ASK_AGAIN),
        Refusal.COACHING_ENDED: Said(
            "Este link está fechado",
            "O coaching para o qual ele foi criado terminou.",
            "Pergunte à equipe de coaching que o enviou.",
        ),
        Refusal.LINK_WITHDRAWN: Said(
            "Este link está fechado",
            "Quem o criou não cuida mais das suas contas aqui.",
            "Peça um novo à equipe de coaching que o enviou.",
        ),
        Refusal.NETWORK_NOT_OFFERED: Said(
            "Esta rede não pode ser conectada aqui",
            "O serviço que o seu coach usa não está preparado para ela.",
            "Pergunte ao seu coach se você pode entregar em vez disso a sua exportação oficial de dados.",
        ),
        Refusal.PAGE_UNSEEN: Said(
            "Não foi possível saber se isto veio de você",
            "A página com o botão não foi aberta há pouco neste navegador, ou os cookies estão desativados.",
            f"Permita cookies neste site. {_OPEN_AGAIN}",
        ),
        Refusal.STATE_UNKNOWN: Said(
            "Não conhecemos este endereço", "Ninguém saiu daqui para voltar com ele.", _OPEN_AGAIN
        ),
        Refusal.OTHER_BROWSER: Said(
            "Isto foi iniciado em outro navegador",
            "Para a sua segurança, uma conta só é conectada no navegador em que isso foi iniciado. Nada foi salvo.",
            _OPEN_AGAIN,
        ),
        Refusal.STATE_USED: Said(
            "Esta página já foi aberta", "O que ela traz vale uma única vez, e nada mais foi salvo.", _OPEN_AGAIN
        ),
        Refusal.STATE_EXPIRED: Said(
            "Isso levou mais de dez minutos",
            "Para que ninguém mais possa continuar no seu lugar, nada foi salvo.",
            _OPEN_AGAIN,
        ),
        Refusal.DENIED: Said(
            "Nada foi conectado",
            "Você não concordou, ou a rede não perguntou nada. Nada foi lido nem salvo.",
            "Se mudar de ideia, abra de novo o link que o seu coach enviou.",
        ),
        Refusal.CODE_REFUSED: Said("A rede não confirmou", "A confirmação dela já foi usada ou expirou.", _OPEN_AGAIN),
        Refusal.NETWORK_FAILED: Said(
            "A rede não está respondendo", "Nada foi salvo.", f"Espere alguns minutos. {_OPEN_AGAIN}"
        ),
        Refusal.NETWORK_BUSY: Said(
            "Muita gente está chegando ao mesmo tempo",
            "A rede só nos deixa perguntar um certo número de vezes, e nós respeitamos isso. Nada foi salvo.",
            f"Espere alguns minutos. {_OPEN_AGAIN}",
        ),
        Refusal.APP_BLOCKED: Said(
            "A rede recusa o serviço que o seu coach usa",
            "Isso não tem nada a ver com você nem com a sua conta. Nada foi salvo.",
            "Avise o seu coach, para que alguém verifique. O seu link continua aberto.",
        ),
        Refusal.PERMISSIONS_MISSING: Said(
            "Falta uma permissão",
            "Sem ela a conta não pode ser lida; por isso nada do que a rede nos deu foi guardado.",
            f"{_OPEN_AGAIN} Deixe todas as caixas marcadas.",
        ),
        Refusal.PERSONAL_ACCOUNT: Said(
            "Esta é uma conta pessoal",
            "O Instagram não abre contas pessoais a nenhum aplicativo; por isso nada foi salvo.",
            "Mude para uma conta profissional (grátis, dois toques: Configurações, depois Tipo de conta e ferramentas) ou"
            " entregue a sua exportação: abra de novo o link que o seu coach enviou e escolha.",
        ),
        Refusal.NO_LINKED_ACCOUNT: Said(
            "Não veio nenhuma conta do Instagram",
            "Nenhuma das Páginas do Facebook que você nos deixa ver tem uma conta profissional do Instagram vinculada. Nada foi"
            " salvo.",
            "Abra de novo o link que o seu coach enviou e continue com o Instagram, ou vincule antes a conta à sua Página e"
            " deixe essa Página marcada.",
        ),
        Refusal.ROLE_TOO_SMALL: Said(
            "A sua função nessa Página não permite que ela seja lida",
            "O Facebook abre o que uma Página publica e recebe a quem pode criar conteúdo nela, moderá-la ou gerenciá-la; você"
            " não pode. Nada foi salvo.",
            "Peça a quem administra a Página que permita a você criar conteúdo nela, moderá-la ou gerenciá-la, ou envie o seu"
            " link a essa pessoa. Ele continua aberto.",
        ),
        Refusal.NO_PAGE: Said(
            "Não veio nenhuma Página do Facebook",
            "Você não tem função em nenhuma Página, ou não marcou nenhuma. O Facebook não mostra aos aplicativos o público"
            " de um perfil pessoal. Nada foi salvo.",
            "Se você tem uma Página, abra de novo o link que o seu coach enviou e deixe-a marcada; se não, entregue ali a sua"
            " exportação.",
        ),
        Refusal.NO_ACCOUNT: Said(
            "Não veio nenhuma conta",
            "A rede não indicou nenhuma conta que possa ser lida. Nada foi salvo.",
            _OPEN_AGAIN,
        ),
        Refusal.CHOICE_UNKNOWN: Said(
            "Nenhuma das contas foi escolhida",
            "Nada foi salvo, e a lista ainda fica aberta por alguns minutos.",
            "Volte à lista no navegador e escolha uma das contas dela.",
        ),
        Refusal.OTHERS_ACCOUNT: Said(
            "Esta conta está conectada para outra pessoa",
            "A equipe de coaching a lê para outra pessoa que acompanha. Nada foi salvo.",
            "Entre na rede com a sua própria conta ou pergunte ao seu coach.",
        ),
        Refusal.NO_ROOM: Said(
            "Não há lugar para outra conta",
            "A equipe de coaching pode ter aqui um certo número de contas, e ele foi atingido. Nada foi salvo.",
            "Avise o seu coach; quando houver lugar, o seu link continua valendo.",
        ),
        Refusal.UNEXPECTED_ACCOUNT: Said(
            "Esta não é a conta pedida",
            "O link reconecta uma conta específica, e você entrou com outra. Nada foi salvo.",
            "Entre na rede com a conta indicada aqui e depois abra o link de novo. Se esse nome não é o seu ou está "
            "escrito errado, peça um novo link ao seu coach.",
        ),
        Refusal.TOO_OFTEN: Said(
            "Muitas páginas como esta foram abertas a partir daqui",
            "Contamos quantas vezes isso acontece a partir de uma conexão, que muitas pessoas podem compartilhar. O seu link"
            " continua aberto.",
            f"Espere um quarto de hora. {_OPEN_AGAIN}",
        ),
        Refusal.TOO_LARGE: Said(
            "É mais do que podemos receber de uma vez",
            "Nada disso foi guardado.",
            "Peça de novo à rede a sua exportação sem fotos nem vídeos, ou pergunte ao seu coach.",
        ),
        Refusal.OUR_FAULT: Said(
            "Algo falhou do nosso lado",
            "Isso não tem nada a ver com você nem com a sua conta.",
            f"Espere alguns minutos. {_OPEN_AGAIN}",
        ),
    },
)
