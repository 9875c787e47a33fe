/** What somebody must know, and be certified for, to do a kind of work. */
import type { ServiceType } from '../tickets/ticket-words.js';

export interface Requirement {
  skills: readonly string[];
  certifications: readonly string[];
}

/** Work inside equipment under voltage needs the French electrical clearance (NF C 18-510). */
const ELECTRICAL = 'habilitation électrique';

/** By kind of work. Whoever draws up technicians' records uses these words; case and accents make no difference. */
export const REQUIREMENTS: Record<ServiceType, Requirement> = {
  HARDWARE_REPAIR: { skills: ['matériel'], certifications: [ELECTRICAL] },
  SOFTWARE_TROUBLESHOOTING: { skills: ['logiciel'], certifications: [] },
  NETWORK_CONFIGURATION: { skills: ['réseau'], certifications: [] },
  DATA_RECOVERY: { skills: ['données'], certifications: [] },
  SECURITY: { skills: ['sécurité'], certifications: [] },
  HARDWARE_UPGRADE: { skills: ['matériel'], certifications: [ELECTRICAL] },
  ROBOT_FAULT: { skills: ['AMR'], certifications: [] },
};

/** A word as it is compared: without accents, case, and blanks around it. */
export const plainWord = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
