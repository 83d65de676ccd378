// The first map a process makes. Argument: t2star or molli. Prints the milliseconds from recording to the map, the most
// memory the process held in MiB, and checked rows of the map.
import { checked } from '../data.ts';
import { type MapName, ownMap } from '../ownMap.ts';

const compiled = ownMap((process.argv[2] ?? 't2star') as MapName, 'fixed');
const began = performance.now();
const { sd } = compiled()();
const took = performance.now() - began;
console.log([took, process.resourceUsage().maxRSS / 1024, ...checked(Object.values(sd))].join(' '));
