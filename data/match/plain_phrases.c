/* SPDX-License-Identifier: MIT */
/*
 * What people say they did, without the name of a job: "I drove a truck". The table is
 * this project's own, and names an occupation only where the words leave little
 * doubt; doings that several occupations have ("I sort things") are left to the
 * nearness of words.
 *
 * A phrase is words with blanks between. A word is one of those between "|", with
 * "*" at the end any with this beginning, with "?" at the end it may be missing;
 * "~" stands for up to four words of any kind. Articles and possessives
 * between words don't matter. Nothing of it lies in two clauses. The phrase that
 * covers the most words wins.
 */
#include <stdint.h>
#include <string.h>

#include "data/match/choices.h"
#include "data/match/plain_parts.h"
#include "data/wallet/experience.h"

enum { MOST_BETWEEN = 4 };

enum { work = EXPERIENCE_EMPLOYMENT, home = EXPERIENCE_INDEPENDENT };

static const struct plain_did did[] = {
    /* driving */
    {"drive|drove|driving|driven|drivin ~ truck|trucks|semi|semis|rig|rigs|trailer|wheeler", {"53-3032.00"}, work},
    {"hauled|haul|hauling freight|loads|containers|gravel", {"53-3032.00"}, work},
    {"manej*|conduc* ~ camion|camiones|trailer|trailers|troque|troques|traila", {"53-3032.00"}, work},
    {"drive|drove|driving|driven school bus|buses", {"53-3051.00"}, work},
    {"drive|drove|driving|driven bus|buses", {"53-3052.00"}, work},
    {"manej*|conduc* ~ bus|autobus|guagua", {"53-3052.00"}, work},
    {"drive|drove|driving|driven for|with|on uber|lyft", {"53-3054.00"}, work},
    {"drive|drove|driving|driven|do|did|doing uber|lyft|taxi|cab|cabs|limo|rideshare", {"53-3054.00"}, work},
    {"drive|drove|driving|driven for uber|lyft and uber|lyft", {"53-3054.00"}, work},
    {"drive|drove|driving|driven for uber eats", {"53-3031.00"}, work},
    {"manej*|hago|haciendo uber|lyft|taxi|didi", {"53-3054.00"}, work},
    {"deliver|delivered|delivering|deliveries packages|parcels", {"53-3033.00"}, work},
    {"entreg*|repart* paquetes", {"53-3033.00"}, work},
    {"deliver|delivered|delivering pizza|pizzas|food|meals|groceries", {"53-3031.00"}, work},
    {"entreg*|repart* ~ pizza|pizzas|comida|mandado", {"53-3031.00"}, work},
    {"drive|drove|deliver|delivered|delivering|did|do|doing ~ doordash|grubhub|postmates|instacart",
     {"53-3031.00"},
     work},
    {"deliver|delivered|delivering mail", {"43-5052.00"}, work},
    {"drive|drove|driving|driven|operate|operated|operating|ran|run forklift|forklifts|forklift|lift",
     {"53-7051.00"},
     work},
    {"manej*|oper* montacargas|forklift|montacarga", {"53-7051.00"}, work},
    /* warehouse */
    {"work|worked|working|works ~ warehouse|warehouses", {"53-7065.00"}, work},
    {"work|worked|working|works ~ fulfillment|distribution center", {"53-7065.00"}, work},
    {"pick|picked|picking|pull|pulled|pulling|fill|filled|filling orders", {"53-7065.00"}, work},
    {"trabaj* ~ bodega|bodegas|almacen|almacenes|warehouse", {"53-7065.00"}, work},
    {"stock|stocked|stocking shelves|groceries|freezers|products", {"53-7065.00"}, work},
    {"pack|packed|packing|packaged boxes|orders|packages|products", {"53-7064.00"}, work},
    {"empac*|empaqu* cajas|ordenes|paquetes|productos|fruta|comida", {"53-7064.00"}, work},
    {"load|loaded|loading|unload|unloaded|unloading trucks|truck|trailers|trailer|containers", {"53-7062.00"}, work},
    {"load|loaded|loading and|& unload|unloaded|unloading trucks|trailers", {"53-7062.00"}, work},
    {"carg*|descarg* camiones|camion|trailers|trailas|contenedores", {"53-7062.00"}, work},
    {"move|moved|moving|carried|carry|carrying furniture", {"53-7062.00"}, work},
    {"work|worked|working for moving company", {"53-7062.00"}, work},
    /* food */
    {"work|worked|working|run|ran|running ~ grill|fryer|broiler", {"35-2014.00"}, work},
    {"cook|cooked|cooking on the line", {"35-2014.00"}, work},
    {"work|worked|working ~ line at|in ~ restaurant|diner", {"35-2014.00"}, work},
    {"cook|cooked|cooking|cookin ~ restaurant|restaurants|diner|steakhouse|bistro", {"35-2014.00"}, work},
    {"cook|cooked|cooking ~ cafeteria|hospital|school|jail", {"35-2012.00"}, work},
    {"cook|cooked|cooking at|in|for mcdonalds|wendys|burger", {"35-2011.00"}, work},
    {"cocin* ~ restaurante|restaurantes|restaurant|fonda", {"35-2014.00"}, work},
    {"work|worked|working|helped|help ~ kitchen|kitchens", {"35-2021.00"}, work},
    {"trabaj*|ayud* ~ cocina|cocinas", {"35-2021.00"}, work},
    {"wash|washed|washing dishes|pots", {"35-9021.00"}, work},
    {"lav* platos|trastes|ollas|loza", {"35-9021.00"}, work},
    {"work|worked|working ~ fast food", {"35-3023.00"}, work},
    {"trabaj* ~ comida rapida", {"35-3023.00"}, work},
    {"wait|waited|waiting on? tables|table", {"35-3031.00"}, work},
    {"wait|waited|waiting on customers at|in ~ restaurant|diner", {"35-3031.00"}, work},
    {"serve|served|serving tables", {"35-3031.00"}, work},
    {"atend*|atiend*|sirv*|serv* mesas", {"35-3031.00"}, work},
    {"bus|bussed|bused|bussing|busing tables", {"35-9011.00"}, work},
    {"tend|tended|tending bar", {"35-3011.00"}, work},
    {"bartend|bartended|bartending at|in|for|on", {"35-3011.00"}, work},
    {"i bartend|bartended", {"35-3011.00"}, work},
    {"mix|mixed|make|made|making drinks|cocktails at|in|behind ~ bar", {"35-3011.00"}, work},
    {"make|made|making coffee|lattes|espresso|espressos at|in|for", {"35-3023.00"}, work},
    {"bake|baked|baking bread|cakes|pastries|cookies|rolls|bagels ~ bakery", {"51-3011.00"}, work},
    {"hac*|hago|horne* pan|pasteles ~ panaderia", {"51-3011.00"}, work},
    {"trabaj* ~ panaderia", {"51-3011.00"}, work},
    {"cut|cutting|trim|trimmed meat|beef|steaks ~ supermarket|shop|store|market", {"51-3021.00"}, work},
    {"debon*|gut|gutted|gutting|cut|cutting|hang|hung|trim|trimmed chicken|chickens|fish|poultry|hogs",
     {"51-3022.00"},
     work},
    {"deshues*|desplum*|cort*|colg* pollo|pollos|pescado|puerco|carne", {"51-3022.00"}, work},
    {"work|worked|working ~ slaughterhouse|meatpacking", {"51-3022.00"}, work},
    {"work|worked|working ~ chicken|poultry|meat|beef|pork plant", {"51-3022.00"}, work},
    {"trabaj* ~ polleria|pollera|matadero|rastro", {"51-3022.00"}, work},
    /* shops */
    {"work|worked|working|run|ran|running|operate|operated|operating ~ register|registers|checkout",
     {"41-2011.00"},
     work},
    {"work|worked|working|run|ran|operate|operated cash register", {"41-2011.00"}, work},
    {"on|at|behind the register|registers|checkout|till", {"41-2011.00"}, work},
    {"ring|rang|ringing people|customers|groceries|items|shoppers|folks up?", {"41-2011.00"}, work},
    {"ring|rang|ringing up customers|groceries|items|sales|people", {"41-2011.00"}, work},
    {"cobr* ~ caja", {"41-2011.00"}, work},
    {"trabaj*|atend*|estuve|estaba en la? caja", {"41-2011.00"}, work},
    {"work|worked|working ~ gas station", {"41-2011.00"}, work},
    {"trabaj* ~ gasolinera|gasolineria", {"41-2011.00"}, work},
    {"work|worked|working ~ retail|store|stores", {"41-2031.00"}, work},
    {"trabaj* ~ tienda|tiendas", {"41-2031.00"}, work},
    {"sell|sold|selling clothes|shoes|phones|furniture|appliances|jewelry", {"41-2031.00"}, work},
    {"sell|sold|selling cars|trucks", {"41-2031.00"}, work},
    {"sell|sold|selling insurance|policies", {"41-3021.00"}, work},
    {"sell|sold|selling houses|homes", {"41-9022.00"}, work},
    {"vend* ~ ropa|zapatos|celulares|muebles", {"41-2031.00"}, work},
    {"vend* ~ calle|calles|ambulante", {"41-9091.00"}, work},
    {"sell|sold|selling ~ street|flea", {"41-9091.00"}, work},
    /* care of people */
    {"take|took|taking|taken care of ~ "
     "mother|father|mom|mum|dad|grandmother|grandfather|grandma|grandpa|parents|aunt|uncle|husband|wife|inlaws",
     {"31-1122.00"},
     home},
    {"care|cared|caring for ~ "
     "mother|father|mom|mum|dad|grandmother|grandfather|grandma|grandpa|parents|aunt|uncle|husband|wife",
     {"31-1122.00"},
     home},
    {"look|looked|looking after ~ "
     "mother|father|mom|mum|dad|grandmother|grandfather|grandma|grandpa|parents|aunt|uncle|husband|wife",
     {"31-1122.00"},
     home},
    {"cuid* ~ mama|madre|papa|padre|abuela|abuelo|abuelita|abuelito|suegra|suegro|tia|tio|esposo",
     {"31-1122.00"},
     home},
    {"take|took|taking|taken care of ~ elderly|seniors|lady|elders", {"31-1122.00"}, work},
    {"do|did|doing home care", {"31-1121.00"}, work},
    {"take|took|taking|taken care of old|older|elderly|sick|disabled people|couple|man|woman|folks",
     {"31-1122.00"},
     work},
    {"care|cared|caring for ~ elderly|seniors|lady|elders", {"31-1122.00"}, work},
    {"look|looked|looking after ~ elderly|seniors|lady|elders", {"31-1122.00"}, work},
    {"cuid* ~ "
     "anciana|anciano|ancianos|ancianas|viejita|viejito|viejitos|viejitas|mayor|mayores|enfermo|enferma|enfermos|"
     "abuelitos",
     {"31-1122.00"},
     work},
    {"babysit*|babysat", {"39-9011.01", "39-9011.00"}, home},
    {"baby sit|sat|sitting", {"39-9011.01", "39-9011.00"}, home},
    {"take|took|taking|taken care of ~ "
     "kids|kid|children|child|babies|baby|toddlers|toddler|son|sons|daughter|daughters|grandkids|grandchildren|"
     "siblings|nephews|nieces",
     {"39-9011.00"},
     home},
    {"watch|watched|watching ~ kids|children|babies|baby|toddlers|siblings", {"39-9011.00"}, home},
    {"look|looked|looking after ~ kids|children|babies|baby|toddlers|siblings|cousins", {"39-9011.00"}, home},
    {"raise|raised|raising ~ kids|children|sons|daughters|family|boys|girls", {"39-9011.00"}, home},
    {"stay|stayed|staying at? home ~ kids|children|baby|babies", {"39-9011.00"}, home},
    {"stay|stayed at home mom|mother|mum|dad|father|parent", {"39-9011.00"}, home},
    {"full time mom|mother|dad", {"39-9011.00"}, home},
    {"cuid*|cri* ~ ninos|ninas|nino|nina|hijos|hijas|bebes|bebe|nietos|nietas|sobrinos|hermanitos",
     {"39-9011.00"},
     home},
    {"quede en? la? casa ~ hijos|ninos|bebes|hijas", {"39-9011.00"}, home},
    {"work|worked|working ~ daycare|preschool", {"39-9011.00"}, work},
    {"run|ran|running|own|owned ~ daycare", {"39-9011.00"}, work},
    {"work|worked|working ~ day care", {"39-9011.00"}, work},
    {"trabaj* ~ guarderia|guarderias|daycare", {"39-9011.00"}, work},
    {"housewife|homemaker", {"37-2012.00"}, home},
    {"ama de casa", {"37-2012.00"}, home},
    {"draw|drew|drawing|drawn blood", {"31-9097.00"}, work},
    {"sac* sangre", {"31-9097.00"}, work},
    /* cleaning */
    {"clean|cleaned|cleaning houses|homes|apartments", {"37-2012.00"}, work},
    {"clean|cleaned|cleaning hotel|motel rooms", {"37-2012.00"}, work},
    {"clean|cleaned|cleaning rooms at|in ~ hotel|motel|marriott|hilton|hyatt|inn", {"37-2012.00"}, work},
    {"limpi*|aseo ~ casas|cuartos|habitaciones|departamentos|hotel|hoteles", {"37-2012.00"}, work},
    {"clean|cleaned|cleaning|mop|mopped|mopping|sweep|swept "
     "offices|office|buildings|schools|school|bathrooms|floors|banks",
     {"37-2011.00"},
     work},
    {"limpi*|trape* oficinas|edificios|banos|escuelas|pisos|tiendas|bancos", {"37-2011.00"}, work},
    {"wash|washed|washing|detail|detailed|detailing cars", {"53-7061.00"}, work},
    {"work|worked|working|trabaj* ~ car|carro wash", {"53-7061.00"}, work},
    {"lav* carros|autos", {"53-7061.00"}, work},
    {"work|worked|working ~ laundromat|laundry|laundries", {"51-6011.00"}, work},
    {"trabaj* ~ lavanderia|tintoreria|londri", {"51-6011.00"}, work},
    /* building */
    {"work|worked|working ~ construction", {"47-2061.00"}, work},
    {"trabaj*|ando|andaba|anduve|estuve ~ construccion|obra|obras", {"47-2061.00"}, work},
    {"paint|painted|painting houses|homes|apartments|rooms|walls|interiors|house|offices", {"47-2141.00"}, work},
    {"pint*|pinte casas|departamentos|paredes|apartamentos", {"47-2141.00"}, work},
    {"hang|hung|hanging|install*|put|putting up? drywall|sheetrock", {"47-2081.00"}, work},
    {"hac*|hago|pong*|puse|pon*|instal*|colg* ~ drywall|tablaroca|shirock|sheetrock", {"47-2081.00"}, work},
    {"pour|poured|pouring|finish|finished concrete|cement|foundations|sidewalks", {"47-2051.00"}, work},
    {"ech*|col*|vaci* cemento|concreto", {"47-2051.00"}, work},
    {"lay|laid|laying brick|bricks|block|blocks", {"47-2021.00"}, work},
    {"peg*|pus* bloques|ladrillos|ladrillo|block|blocks", {"47-2021.00"}, work},
    {"lay|laid|laying|install*|set tile|tiles", {"47-2044.00"}, work},
    {"pus*|pong*|peg*|instal* ~ azulejo|azulejos|loseta|ceramica|tile", {"47-2044.00"}, work},
    {"install*|lay|laid|laying flooring|floors|carpet|hardwood|linoleum", {"47-2042.00"}, work},
    {"frame|framed|framing houses|homes|walls", {"47-2031.00"}, work},
    {"build|built|building houses|decks|cabinets|sheds|fences", {"47-2031.00"}, work},
    {"wire|wired|wiring houses|homes|buildings|house|apartments", {"47-2111.00"}, work},
    {"instal*|hac* ~ electricas|electrica", {"47-2111.00"}, work},
    {"pull|pulled|pulling wire", {"47-2111.00"}, work},
    {"install*|put|putting|fix|fixed|fixing|repair*|replac* on? roofs|roof|shingles", {"47-2181.00"}, work},
    {"trabaj*|hac*|hago|pon*|pus*|repar* ~ rufo|rufos|techos|roofing|rufing", {"47-2181.00"}, work},
    {"install*|fix|fixed|fixing|repair*|service|serviced ~ ac|hvac|furnaces", {"49-9021.00"}, work},
    {"install*|fix|fixed|fixing|repair* air conditioning|conditioners|conditioner", {"49-9021.00"}, work},
    {"instal*|arregl*|repar* ~ aire|aires acondicionado|acondicionados", {"49-9021.00"}, work},
    {"install*|put|mount|mounted solar panels", {"47-2231.00"}, work},
    {"fix|fixed|fixing|repair*|unclog* pipes|toilets|leaks|plumbing", {"47-2152.00"}, work},
    {"arregl*|destap*|instal* tuberias|tubos|drenajes|tuberia", {"47-2152.00"}, work},
    {"weld|welded|welding steel|metal|pipe|pipes|aluminum", {"51-4121.00"}, work},
    {"i weld|welded", {"51-4121.00"}, work},
    {"been welding", {"51-4121.00"}, work},
    {"sold* ~ metal|tubos|fierro|acero", {"51-4121.00"}, work},
    {"trabaj*|ando|anduve de albanil|albanileria", {"47-2061.00"}, work},
    {"do|did|doing|work|worked|working in? maintenance", {"49-9071.00"}, work},
    /* cars */
    {"fix|fixed|fixing|repair*|work|worked|working on? cars|car|engines|autos|brakes|transmissions",
     {"49-3023.00"},
     work},
    {"arregl*|repar*|compon*|compongo carros|autos|coches|motores|frenos", {"49-3023.00"}, work},
    {"trabaj* ~ taller mecanico", {"49-3023.00"}, work},
    {"fix|fixed|fixing|repair* trucks|diesels|diesel|buses", {"49-3031.00"}, work},
    {"change|changed|changing|fix|fixed tires", {"49-3093.00"}, work},
    {"cambi*|arregl*|repar* llantas|gomas", {"49-3093.00"}, work},
    {"fix|fixed|fixing|repair* computers|laptops|pcs", {"15-1232.00"}, work},
    {"arregl*|repar* computadoras|celulares", {"15-1232.00"}, work},
    /* outdoors */
    {"cut|cutting|mow|mowed|mowing|mows grass|lawns|lawn|yards", {"37-3011.00"}, work},
    {"do|did|doing landscaping|yardwork|lawncare", {"37-3011.00"}, work},
    {"do|did|doing yard|lawn work|care", {"37-3011.00"}, work},
    {"cort* ~ pasto|zacate|cesped|grama|sacate|yardas|yarda|grass", {"37-3011.00"}, work},
    {"trabaj*|haciendo|hago|hac* ~ yarda|yardas|jardines|jardineria|landscaping", {"37-3011.00"}, work},
    {"trim|trimmed|trimming|cut|cutting down? trees", {"37-3013.00"}, work},
    {"cort*|pod* arboles", {"37-3013.00"}, work},
    {"work|worked|working ~ farm|farms|fields|ranch|orchard|orchards|vineyard|greenhouse", {"45-2092.00"}, work},
    {"pick|picked|picking ~ "
     "fruit|fruits|strawberries|tomatoes|apples|blueberries|berries|grapes|oranges|cotton|vegetables|peaches|cherries|"
     "lettuce|crops",
     {"45-2092.00"},
     work},
    {"pisc*|pizc*|pisqu*|pizqu*|cosech*|recog* ~ "
     "fresa|fresas|uva|uvas|tomate|tomates|manzana|manzanas|fruta|algodon|lechuga|naranja|naranjas|arandanos|verdura|"
     "cebolla",
     {"45-2092.00"},
     work},
    {"trabaj*|anduve ~ fil|files|campo|labor|pisca|pizca|huerta", {"45-2092.00"}, work},
    {"milk|milked|milking cows", {"45-2093.00"}, work},
    {"orden* vacas", {"45-2093.00"}, work},
    /* hair, nails, clothes */
    {"cut|cutting|fade|fading hair", {"39-5012.00"}, work},
    {"cut|cutting ~ hair ~ barbershop|barber", {"39-5011.00"}, work},
    {"cort* ~ pelo|cabello", {"39-5012.00"}, work},
    {"do|did|doing|style|styled|braid|braided|braiding|color|colored hair", {"39-5012.00"}, work},
    {"hago|hac*|hice|pint* unas", {"39-5092.00"}, work},
    {"do|did|doing nails|manicures|pedicures", {"39-5092.00"}, work},
    {"sew|sewed|sewing clothes|dresses|garments|curtains|uniforms", {"51-6031.00"}, work},
    {"cos* ~ ropa|costura|uniformes", {"51-6031.00"}, work},
    /* factories */
    {"work|worked|working ~ factory|factories", {"51-2092.00"}, work},
    {"work|worked|working ~ assembly line", {"51-2092.00"}, work},
    {"laid|fired|let off|from|go from? ~ factory|plant", {"51-2092.00"}, work},
    {"trabaj* ~ fabrica|fabricas|maquila|maquiladora|factoria|ensamble", {"51-2092.00"}, work},
    {"assemble|assembled|assembling parts|cars|engines|electronics", {"51-2092.00"}, work},
    {"ensambl* ~ partes|piezas|carros", {"51-2092.00"}, work},
    /* offices, phones, computers */
    {"work|worked|working ~ call center|centers", {"43-4051.00"}, work},
    {"trabaj* ~ call center", {"43-4051.00"}, work},
    {"handle|handled|handling|take|took|taking|answer|answered|answering ~ inbound|customer|incoming calls",
     {"43-4051.00"},
     work},
    {"do|did|doing|keep|kept|keeping the books", {"43-3031.00"}, work},
    {"do|did|doing accounts payable|receivable", {"43-3031.00"}, work},
    {"work|worked|working|works ~ help|service desk", {"15-1232.00"}, work},
    {"work|worked|working|works|do|did|doing ~ helpdesk", {"15-1232.00"}, work},
    {"do|did|doing|work|worked|working|provide|provided in? it|tech|technical|desktop|computer support",
     {"15-1232.00"},
     work},
    {"trabaj* ~ soporte tecnico", {"15-1232.00"}, work},
    {"work|worked|working|works front desk ~ hotel|motel|inn", {"43-4081.00"}, work},
    /* guarding, teaching */
    {"work|worked|working|do|did|doing in|as? security", {"33-9032.00"}, work},
    {"work|worked|working|do|did|doing security", {"33-9032.00"}, work},
    {"trabaj*|hac* ~ vigilancia", {"33-9032.00"}, work},
    {"teach|taught|teaching kindergarten", {"25-2012.00"}, work},
    {"teach|taught|teaching preschool|toddlers", {"25-2011.00"}, work},
    {"teach|taught|teaching ~ elementary|grade school|graders|grade", {"25-2021.00"}, work},
    {"help|helped|helping ~ teacher|teachers ~ classroom|class", {"25-9042.00"}, work},
};

static const char fillers[] =
    " a an the my our some their his her peoples un una unos unas el la los las mi mis su sus old big small other hot "
    "private local ";

/* A free token of the clause that began at `from`; "" else. */
static const char *word_at(const struct reading *reading, size_t from, size_t at) {
  const char *word = plain_word(reading, from, at);
  return word[0] == '\0' || !plain_is_free(reading, at, at + 1) || (at > from && reading->tokens[at].gap != GAP_NONE)
             ? ""
             : word;
}

/* One word of a phrase, at `next` or after fillers (any words, when `loose`); the token behind it, 0 for none. */
static size_t step(const struct reading *reading, size_t from, size_t next, const char *choices, size_t length,
                   bool loose) {
  for (size_t skipped = 0; skipped <= (size_t)MOST_BETWEEN; skipped++, next++) {
    const char *word = word_at(reading, from, next);
    if (word[0] == '\0') {
      return 0;
    }
    if (choices_have(choices, length, word)) {
      return next + 1;
    }
    if (next == from || (!loose && !words_in(word, fillers))) {
      return 0;
    }
  }
  return 0;
}

/* "drove my truck", "fix his car": somebody's own thing, which is no job. */
static bool is_own(const struct reading *reading, size_t at) {
  return at > 0 && words_in(reading->tokens[at - 1].folded, " my his her their our mi mis su sus nuestra nuestro ");
}

/* How many tokens from `at` on are the phrase; 0 none. */
static size_t phrase_at(const struct reading *reading, size_t at, const char *phrase, int kind) {
  size_t next = at;
  bool loose = false;
  while (*phrase != '\0') {
    size_t length = strcspn(phrase, " ");
    bool optional = phrase[length - 1] == '?';
    if (phrase[0] == '~') {
      loose = true;
    } else {
      size_t found = step(reading, at, next, phrase, optional ? length - 1 : length, loose);
      if (found == 0 && !optional) {
        return 0;
      }
      next = found == 0 ? next : found;
      loose = loose && found == 0;
    }
    phrase += length;
    phrase += *phrase == ' ';
  }
  return kind != (int)home && next > at && is_own(reading, next - 1) ? 0 : next - at;
}

const struct plain_did *plain_did_at(const struct reading *reading, size_t at, size_t *length) {
  const struct plain_did *best = NULL;
  *length = 0;
  if (!plain_is_free(reading, at, at + 1)) {
    return NULL;
  }
  for (size_t i = 0; i < sizeof did / sizeof did[0]; i++) {
    size_t found = phrase_at(reading, at, did[i].phrase, did[i].kind);
    if (found > *length) {
      *length = found;
      best = &did[i];
    }
  }
  return best;
}
