import { type FaultTarget, targetName } from './fault-target.js';
import { type TimedFault } from './timed-fault.js';

/** Crashes a party; one time in four the coordinator, where there is one. */
export function crash(target: FaultTarget, fault: TimedFault): void {
  const { coordinator } = target;
  const { party, durationTicks } = fault.planned;
  const struck = coordinator !== undefined && fault.random.below(4) === 0 ? coordinator : party;
  crashParty(target, fault, struck, durationTicks);
}

/** Crashes the very party that the fault names, be it the coordinator. */
export function crashHere(target: FaultTarget, fault: TimedFault): void {
  crashParty(target, fault, fault.planned.party, fault.planned.durationTicks);
}

/** Crashes a party, whose durable state is lost, too. */
export function amnesia(target: FaultTarget, fault: TimedFault): void {
  crashParty(target, fault, fault.planned.party, fault.planned.durationTicks);
}

/** Crashes a party 2 to 4 times. */
export function repeatedCrash(target: FaultTarget, fault: TimedFault): void {
  const { random } = fault;
  const { party, durationTicks } = fault.planned;
  const crashes = random.between(2, 4);
  const apart = Math.max(2, Math.floor(durationTicks / crashes));
  fault.announce({ targets: [party], crashes, durationTicks: crashes * apart });
  target.count('repeated-crash');
  for (let time = 0; time < crashes; time++) {
    const down = random.between(1, apart - 1);
    fault.later(time * apart, () => crashParty(target, fault, party, down));
  }
}

/** Crashes parties one after the other, 1 to 10 ticks apart. */
export function cascade(target: FaultTarget, fault: TimedFault): void {
  const { random } = fault;
  const { parties } = target;
  const { party, durationTicks } = fault.planned;
  const crashes = Math.min(parties, random.between(2, Math.max(2, parties - 1)));
  fault.announce({ targets: [party], crashes });
  target.count('cascade');
  let after = 0;
  for (let index = 0; index < crashes; index++) {
    const victim = (party + index) % parties;
    fault.later(after, () => crashParty(target, fault, victim, durationTicks));
    after += random.between(1, 10);
  }
}

/** Crashes everything at once. */
export function massRestart(target: FaultTarget, fault: TimedFault): void {
  const { coordinator, parties } = target;
  const { durationTicks } = fault.planned;
  fault.announce({ targets: [], durationTicks });
  target.count('mass-restart');
  if (coordinator !== undefined) crashParty(target, fault, coordinator, durationTicks);
  for (let party = 0; party < parties; party++) crashParty(target, fault, party, durationTicks);
}

function crashParty(
  target: FaultTarget,
  fault: TimedFault,
  party: number,
  durationTicks: number,
): void {
  if (target.isDown(party)) return;
  const amnesia = fault.planned.kind === 'amnesia';
  const targets = [targetName(target, party)];
  fault.strike({ targets, durationTicks, ...(amnesia ? { amnesia } : {}) });
  target.crash(party, amnesia);
  fault.endAfter(durationTicks, () => target.restart(party), { targets });
}
