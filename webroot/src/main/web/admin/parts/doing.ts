import { tell } from '../../shared/toast';
import { reason } from './pieces';

/** Does something and tells what came of it. */
export async function doing(act: () => Promise<unknown>, done: string): Promise<boolean> {
  try {
    await act();
    tell(done);
    return true;
  } catch (error) {
    tell(reason(error), true);
    return false;
  }
}
