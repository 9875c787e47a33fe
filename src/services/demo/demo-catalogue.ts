/** The catalogue of the demo desk: the robots that are on it, and what they are repaired with. All of it is made up. */
import { newId } from '../../domain/ids.js';
import { Product } from '../../entities/catalogue/product.entity.js';
import type { Tx } from '../transaction.js';

type DemoProduct = Pick<Product, 'reference' | 'name' | 'kind' | 'category' | 'brand' | 'description'> &
  Partial<Pick<Product, 'model' | 'priceAmount' | 'warrantyMonths' | 'warrantyExclusions' | 'serialTracked'>> & {
    compatibleModels?: string[];
  };

const WEAR = ['Pièces d’usure : roues, bandages, balais', 'Chocs et mauvaise utilisation'];
const SCOUTS = ['Scout 100', 'Scout 200'];
const OURANOS = ['Atlas T3', 'Titan L'];

const equipment = (
  reference: string,
  name: string,
  category: string,
  brand: string,
  priceAmount: string | null,
  description: string,
  more: Partial<DemoProduct> = {},
): DemoProduct => ({
  ...{ reference, name, kind: 'EQUIPMENT', category, brand, priceAmount, description },
  ...{ serialTracked: true, warrantyExclusions: WEAR, ...more },
});

const part = (
  reference: string,
  name: string,
  category: string,
  brand: string,
  priceAmount: string,
  compatibleModels: string[],
  description: string,
  more: Partial<DemoProduct> = {},
): DemoProduct => ({
  ...{ reference, name, kind: 'PART', category, brand, priceAmount, compatibleModels, description },
  ...{ warrantyMonths: 12, ...more },
});

const WORN = { warrantyMonths: 6, warrantyExclusions: ['Usure normale'] };
const EACH_BY_NUMBER = { serialTracked: true };

const PRODUCTS: DemoProduct[] = [
  equipment('OUR-ATL-T3', 'Atlas T3', 'Robots', 'Ouranos', '38900.00', 'Robot mobile de 300 kg de charge utile.', {
    model: 'Atlas T3',
  }),
  equipment('OUR-TIT-L', 'Titan L', 'Robots', 'Ouranos', '64500.00', 'Robot mobile de 1 200 kg, fourche relevable.', {
    model: 'Titan L',
    warrantyMonths: 36,
  }),
  equipment('SCB-100', 'Scout 100', 'Robots', 'ScoutBots', '21400.00', 'Robot de préparation de commandes, 100 kg.', {
    model: 'Scout 100',
  }),
  equipment('SCB-200', 'Scout 200', 'Robots', 'ScoutBots', '27900.00', 'Robot de préparation de commandes, 200 kg.', {
    model: 'Scout 200',
  }),
  equipment(
    'OUR-DOCK-48',
    'Station de recharge 48 V',
    'Recharge',
    'Ouranos',
    '3150.00',
    'Recharge automatique, 40 A.',
    {
      model: 'Dock 48',
      compatibleModels: OURANOS,
    },
  ),
  equipment('OUR-FLEET', 'Serveur de flotte', 'Informatique', 'Ouranos', null, 'Supervision jusqu’à 50 robots.', {
    model: 'Fleet Box',
    warrantyExclusions: ['Sinistre électrique'],
  }),
  part('BAT-48-100', 'Batterie LiFePO4 48 V 100 Ah', 'Batteries', 'Voltéa', '2890.00', OURANOS, 'Avec BMS intégré.', {
    ...EACH_BY_NUMBER,
    warrantyMonths: 24,
    warrantyExclusions: ['Décharge profonde', 'Perte de capacité au-dessus de 70 %'],
  }),
  part('BAT-24-060', 'Batterie LiFePO4 24 V 60 Ah', 'Batteries', 'Voltéa', '1240.00', SCOUTS, 'Échange rapide.', {
    ...EACH_BY_NUMBER,
    warrantyMonths: 24,
    warrantyExclusions: ['Décharge profonde'],
  }),
  part('BMS-48', 'Carte de gestion de batterie', 'Batteries', 'Voltéa', '318.00', OURANOS, 'Équilibrage actif, CAN.'),
  part('ROU-MOT-160', 'Roue motrice 160 mm', 'Roues', 'Rotalp', '189.90', OURANOS, 'Bandage polyuréthane.', WORN),
  part('ROU-MOT-125', 'Roue motrice 125 mm', 'Roues', 'Rotalp', '142.50', SCOUTS, 'Bandage polyuréthane.', WORN),
  part('ROU-FOL-080', 'Roue folle 80 mm', 'Roues', 'Rotalp', '34.20', [...OURANOS, ...SCOUTS], 'Pivotante.', WORN),
  part('MOT-BLDC-400', 'Moteur de traction 400 W', 'Motorisation', 'Rotalp', '612.00', OURANOS, 'Sans balais, 48 V.', {
    ...EACH_BY_NUMBER,
    warrantyMonths: 24,
  }),
  part('MOT-BLDC-200', 'Moteur de traction 200 W', 'Motorisation', 'Rotalp', '428.00', SCOUTS, 'Sans balais, 24 V.', {
    ...EACH_BY_NUMBER,
    warrantyMonths: 24,
  }),
  part('VAR-48-20', 'Variateur 48 V 20 A', 'Motorisation', 'Ouranos', '355.00', OURANOS, 'Deux axes, CANopen.'),
  part('COD-1024', 'Codeur incrémental', 'Motorisation', 'Rotalp', '96.40', [...OURANOS, ...SCOUTS], '1 024 points.'),
  part('LID-2D-30', 'Lidar de sécurité 2D', 'Capteurs', 'Lumiscan', '3480.00', OURANOS, 'Portée 30 m, 270°, PL d.', {
    ...EACH_BY_NUMBER,
    warrantyMonths: 24,
    warrantyExclusions: ['Vitre rayée ou cassée'],
  }),
  part('LID-2D-12', 'Lidar de navigation 2D', 'Capteurs', 'Lumiscan', '890.00', SCOUTS, 'Portée 12 m, 360°.', {
    ...EACH_BY_NUMBER,
    warrantyExclusions: ['Vitre rayée ou cassée'],
  }),
  part('CAM-3D', 'Caméra de profondeur', 'Capteurs', 'Lumiscan', '415.00', [...OURANOS, ...SCOUTS], 'Stéréo, 90°.'),
  part('BMP-CAP', 'Bord sensible avant', 'Sécurité', 'Ouranos', '268.00', OURANOS, 'Pare-chocs à contact.', WORN),
  part('AU-22', 'Bouton d’arrêt d’urgence', 'Sécurité', 'Ouranos', '42.00', [...OURANOS, ...SCOUTS], 'Double canal.'),
  part('WIFI-6E', 'Module Wi-Fi 6E', 'Informatique', 'Ouranos', '134.00', OURANOS, 'Deux antennes, itinérance rapide.'),
  part('CPU-NAV', 'Calculateur de navigation', 'Informatique', 'Ouranos', '1690.00', OURANOS, 'Avec SSD de 256 Go.', {
    ...EACH_BY_NUMBER,
    warrantyMonths: 24,
  }),
];

/** Enters the catalogue; answers the ids of equipment by model. */
export function createCatalogue({ em, now }: Tx): Map<string, string> {
  const byModel = new Map<string, string>();
  for (const given of PRODUCTS) {
    const id = newId();
    const { model = null, priceAmount = null, warrantyExclusions = [], compatibleModels = [], ...rest } = given;
    const lists = { warrantyExclusions, compatibleModels };
    em.create(Product, { ...rest, ...lists, id, model, priceAmount, createdAt: now, updatedAt: now, archivedAt: null });
    if (model) byModel.set(model, id);
  }
  return byModel;
}
