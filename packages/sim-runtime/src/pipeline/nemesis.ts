import { type PlannedFault } from '../plan/plan.js';
import { Episode, type EpisodeStage } from '../run/episode.js';
import { type SimPipeline } from './sim-pipeline.js';

type AnyPipeline = SimPipeline<unknown, unknown, unknown, unknown>;

/** Makes a planned fault happen to a stage: schedules its beginning and its end. */
export function scheduleFault<State, Event, Effect, Record>(
  pipeline: SimPipeline<State, Event, Effect, Record>,
  fault: PlannedFault,
  stage: EpisodeStage,
): void {
  const any = pipeline as unknown as AnyPipeline;
  Episode.schedule(fault, stage, (episode) => strike(any, episode));
}

function strike(pipeline: AnyPipeline, episode: Episode): void {
  const { kind, durationTicks } = episode.fault;
  switch (kind) {
    case 'crash':
      return crash(pipeline, episode, durationTicks);
    case 'repeated-crash':
      return crashAgainAndAgain(pipeline, episode);
    case 'pause':
      return pause(pipeline, episode);
    case 'clock-jump':
      episode.say(`the clock of the stage jumps ${durationTicks} forward`);
      return pipeline.jumpClock(durationTicks);
    case 'clock-backward':
      episode.say(`the clock of the stage is turned back by ${durationTicks}`);
      return pipeline.turnClockBack(durationTicks);
    case 'disk-full':
      episode.say(`the disk is full for ${durationTicks}`);
      return episode.endAfter(durationTicks, pipeline.fillDisk(), 'the disk has room again');
    default:
      throw new Error(`The fault "${kind}" cannot happen to a pipeline.`);
  }
}

function crash(pipeline: AnyPipeline, episode: Episode, downTicks: number): void {
  if (pipeline.isDown) return;
  episode.say(`crash the stage for ${downTicks}`);
  pipeline.crash();
  episode.endAfter(downTicks, () => pipeline.start(), 'the stage restarts');
}

function pause(pipeline: AnyPipeline, episode: Episode): void {
  const { durationTicks } = episode.fault;
  episode.say(`pause the stage for ${durationTicks}`);
  pipeline.pause();
  const resume = (): boolean => {
    pipeline.resume();
    return !pipeline.isPaused;
  };
  episode.endAfter(durationTicks, resume, 'the stage resumes');
}

function crashAgainAndAgain(pipeline: AnyPipeline, episode: Episode): void {
  const { fault, random } = episode;
  const times = random.between(2, 4);
  const apart = Math.max(2, Math.floor(fault.durationTicks / times));
  episode.say(`the stage crashes ${times} times in ${times * apart}`);
  pipeline.count('repeated-crash');
  for (let time = 0; time < times; time++) {
    const down = random.between(1, apart - 1);
    episode.later(time * apart, () => crash(pipeline, episode, down));
  }
}
