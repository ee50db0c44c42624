import { RandomStream } from '../kernel/random-stream.js';
import { type PlannedFault } from '../plan/plan.js';
import { type Recorder } from '../run/trace.js';
import { type SimPipeline } from './sim-pipeline.js';

type AnyPipeline = SimPipeline<unknown, unknown, unknown, unknown>;

/** Makes a planned fault happen to a stage: schedules its beginning and its end. */
export function scheduleFault<State, Event, Effect, Record>(
  pipeline: SimPipeline<State, Event, Effect, Record>,
  fault: PlannedFault,
  healAt: number,
  recorder: Recorder | undefined,
): void {
  if (fault.at >= healAt) return;
  const stage = pipeline as unknown as AnyPipeline;
  stage.timeline.schedule(fault.at, () => {
    strike(stage, fault, healAt, (sentence) =>
      recorder?.({ at: stage.timeline.now, kind: 'fault', fault: fault.kind, sentence }),
    );
  });
}

function strike(
  stage: AnyPipeline,
  fault: PlannedFault,
  healAt: number,
  say: (sentence: string) => void,
): void {
  const { durationTicks } = fault;
  const later = (ticks: number, action: () => void): void => {
    const at = stage.timeline.now + ticks;
    if (at < healAt) stage.timeline.schedule(at, action);
  };
  const crash = (downTicks: number): void => {
    if (stage.isDown) return;
    say(`crash for ${downTicks}`);
    stage.crash();
    later(downTicks, () => stage.start());
  };
  switch (fault.kind) {
    case 'crash':
      return crash(durationTicks);
    case 'repeated-crash':
      stage.count('repeated-crash');
      return crashAgainAndAgain(fault, later, crash);
    case 'pause':
      say(`pause for ${durationTicks}`);
      stage.pause();
      return later(durationTicks, () => stage.resume());
    case 'clock-jump':
      say(`the clock jumps ${durationTicks} forward`);
      return stage.jumpClock(durationTicks);
    case 'disk-full':
      say(`the disk is full for ${durationTicks}`);
      return later(durationTicks, stage.fillDisk());
    default:
      throw new Error(`The fault "${fault.kind}" cannot happen to a pipeline.`);
  }
}

function crashAgainAndAgain(
  fault: PlannedFault,
  later: (ticks: number, action: () => void) => void,
  crash: (downTicks: number) => void,
): void {
  const random = new RandomStream(fault.salt);
  const times = random.between(2, 4);
  const apart = Math.max(2, Math.floor(fault.durationTicks / times));
  for (let time = 0; time < times; time++) {
    const down = random.between(1, apart - 1);
    later(time * apart, () => crash(down));
  }
}
