"""The export page in Portuguese."""

from typing import Final

from service.checkups.export_words.words import Words
from service.platforms.archives.contents import Part
from service.platforms.archives.inventory import Kind
from service.platforms.contract import Platform

PORTUGUESE: Final = Words(
    title="Entregar a sua exportação do {network}",
    asks=(
        "{practice} pede a {name} a exportação oficial de dados do {network}: ela mostra quem segue você "
        "e onde valem a pena alguns minutos por dia. Aqui não é preciso senha."
    ),
    how="Como obtê-la",
    guides={
        Platform.INSTAGRAM: (
            "No Instagram, abra Configurações, depois Central de Contas, depois Suas informações e permissões.",
            (
                "Escolha Exportar suas informações (antes: Baixar suas informações), depois Criar "
                "exportação, seu perfil e Exportar para o dispositivo."
            ),
            (
                "Em Personalizar informações, deixe marcados pelo menos Informações pessoais, Conexões "
                "(seguidores e seguindo) e Sua atividade."
            ),
            (
                "Em Intervalo de datas, escolha Desde o início. Com um intervalo menor falta a maior "
                "parte dos seus seguidores."
            ),
            (
                "Inicie a exportação. O Instagram envia um e-mail quando ela está pronta, em geral em um "
                "dia; baixe-a em até quatro dias."
            ),
        ),
        Platform.FACEBOOK: (
            (
                "No Facebook, abra Configurações e privacidade, depois Configurações, depois Central de "
                "Contas, depois Suas informações e permissões."
            ),
            (
                "Escolha Exportar suas informações (antes: Baixar suas informações), depois Criar "
                "exportação, seu perfil e Exportar para o dispositivo."
            ),
            (
                "Em Personalizar informações, deixe marcados pelo menos Informações pessoais e Conexões (amigos e "
                "seguidores)."
            ),
            (
                "Em Intervalo de datas, escolha Desde o início. Com um intervalo menor falta a maior "
                "parte dos seus amigos."
            ),
            ("Inicie a exportação. O Facebook envia um e-mail quando ela está pronta; baixe-a em até quatro dias."),
        ),
        Platform.X: (
            "No X, abra Configurações e privacidade, depois Sua conta, depois Baixar um arquivo com seus dados.",
            ("Digite sua senha, confirme quem você é e escolha Solicitar arquivo. Ele abrange sempre todo o período."),
            (
                "O X avisa quando está pronto, em geral depois de um dia. Baixe o ZIP; um arquivo grande "
                "pode vir em várias partes."
            ),
        ),
    },
    formats="Tanto JSON como HTML servem.",
    as_it_is="Deixe o ZIP como está.",
    hand_in="Entregar",
    file="O ZIP, ou todas as suas partes",
    folder="ou a pasta, se foi descompactado",
    handle="Seu nome no {network}",
    handle_hint={
        Platform.INSTAGRAM: "O nome no endereço do seu perfil, sem o @.",
        Platform.FACEBOOK: "O nome no endereço do seu perfil: facebook.com/esta-parte.",
        Platform.X: "O nome no endereço do seu perfil, sem o @.",
    },
    followers="Quantos seguidores o seu perfil mostra?",
    followers_hint="Para percebermos se a exportação não está completa. Deixe vazio se não souber.",
    messages="Ler também quem me escreveu e quando, para que ninguém fique sem resposta. O texto nunca é lido.",
    never_title="O que nunca é lido",
    never=(
        "o texto das mensagens",
        "publicidade e interesses",
        "pesquisas",
        "a agenda do seu telefone",
        "lugares e dispositivos",
    ),
    send="Enviar",
    without_scripts="Sem scripts, o navegador envia o arquivo inteiro. Só o que está listado aqui é lido; depois ele é apagado.",
    chosen="Isto é enviado",
    left_out="Isto fica com você",
    progress="{percent} % enviados. Você pode bloquear o celular; se parar, escolha o mesmo arquivo e ele continua.",
    waiting="A sua exportação chegou e está sendo lida. Esta página continua sozinha.",
    done="Obrigado. A sua exportação foi lida e os arquivos foram apagados.",
    used="O que foi usado",
    ignored="O que não foi aberto",
    missing="O que esta exportação não contém",
    failed="Não foi possível ler a sua exportação",
    close="Você pode fechar esta página.",
    confirm="É a minha exportação",
    parts={
        Part.FOLLOWERS: "seguidores",
        Part.FOLLOWING: "pessoas que você segue",
        Part.PENDING: "pedidos sem resposta",
        Part.REQUESTED: "pedidos recebidos",
        Part.ASKED: "pedidos feitos há pouco, qualquer que tenha sido o resultado",
        Part.UNFOLLOWED: "pessoas que você deixou de seguir",
        Part.CLOSE_FRIENDS: "amigos próximos",
        Part.MESSAGES: "mensagens (quem e quando, nunca o texto)",
        Part.LIKES: "curtidas que você deu",
        Part.COMMENTS: "comentários e respostas que você escreveu",
        Part.STORY_LIKES: "curtidas que você deu em stories",
        Part.FEED: "publicações do feed (de quem, nunca o quê)",
        Part.POSTS: "suas publicações",
        Part.PAGES: "Páginas que você segue",
        Part.BLOCKED: "pessoas bloqueadas",
        Part.MUTED: "pessoas silenciadas",
        Part.APPS: "aplicativos conectados",
    },
    kinds={
        Kind.MESSAGES: "Mensagens: o texto delas nunca é lido",
        Kind.ADVERTISING: "Publicidade e interesses: nunca são lidos",
        Kind.SEARCHES: "Pesquisas: nunca são lidas",
        Kind.CONTACTS: "Agenda do telefone: nunca é lida",
        Kind.LOCATIONS: "Lugares, dispositivos e acessos: nunca são lidos",
        Kind.MEDIA: "Fotos, vídeos e sons: não são necessários",
        Kind.OTHER: "outros arquivos: não são necessários",
    },
    problems={
        "no_zip": "Isto não é um arquivo ZIP. Escolha o arquivo como a rede o entregou.",
        "locked": "O ZIP está protegido. Escolha o arquivo como a rede o entregou.",
        "damaged": "O ZIP está danificado. Baixe-o de novo.",
        "contradict": "Estes arquivos não são partes da mesma exportação.",
        "too_large": "O que é preciso desta exportação passa de 4 GB. Pergunte ao seu coach.",
        "nothing": "Não há nela nenhuma lista de seguidores nem de seguindo. É a exportação desta rede?",
        "expired": "O que foi enviado expirou. Escolha o arquivo de novo.",
        "no_network": "Não há conexão. Tente mais tarde: continua de onde parou.",
        "refused": "Não foi aceito.",
        "nameless": "Diga o seu nome na rede, sem o @.",
        "digits": "Escreva o número de seguidores em algarismos, por exemplo 400 ou 12,3K, ou deixe vazio.",
        "running": "Uma exportação anterior desta conta ainda está sendo lida. Espere um minuto e tente de novo.",
        "taken": "Esta conta já é de outra pessoa aqui. Confira o nome ou pergunte ao seu coach.",
        "no_room": "A equipe do seu coach não tem lugar para outra conta. Avise o seu coach e entregue depois a exportação de novo.",
        "page": (
            "Este link é para uma Página do Facebook, e nenhuma exportação contém os seguidores de uma "
            "Página. Peça ao seu coach um link para o seu perfil."
        ),
        "wrong_account": (
            "Esta é a exportação de uma conta diferente daquela para a qual este link foi feito. Se é de outra "
            "pessoa, entregue a sua; se a conta do link não é a sua ou o nome dela está escrito errado, peça um novo "
            "link ao seu coach."
        ),
        "wrong_name": (
            "Esta exportação não é da conta que você indicou. Se errou o nome, escreva-o como aparece no endereço do "
            "seu perfil e entregue a exportação de novo. Se é de outra pessoa ou de outra rede, entregue a sua."
        ),
        "left_out": "A lista de seguidores dela está vazia. Peça-a de novo com o intervalo «Desde o início».",
        "anew": "Ela não é como as exportações que a rede faz. Peça uma nova e entregue o ZIP como está.",
        "fault": "Algo falhou do nosso lado. Entregue-a mais uma vez; se continuar, diga ao seu coach.",
        "owner_unchecked": (
            "Esta exportação não diz de quem é, por isso não pudemos verificar que é sua. Se for, confirme-o; se não for, diga-o logo "
            "ao seu coach. Para que seja verificada, peça-a de novo com «Informações pessoais» também marcado e "
            "entregue o ZIP com o nome que traz."
        ),
        "cut_short": "A sua exportação contém {read} de {shown} seguidores: peça-a de novo com o intervalo «Desde o início».",
    },
)
