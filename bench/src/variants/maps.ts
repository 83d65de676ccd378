// Maps of bounds through the compiled road. Arguments: t2star or molli; fixed or free protocol.
import { checked } from '../data.ts';
import { type Known, type MapName, ownMap } from '../ownMap.ts';
import { serve } from '../serve.ts';

const [, , which = 't2star', protocol = 'fixed'] = process.argv as [string, string, MapName?, Known?];
const map = ownMap(which, protocol)();
let result = map();
await serve(
  () => {
    result = map(result);
  },
  () => checked(Object.values(result.sd)),
);
