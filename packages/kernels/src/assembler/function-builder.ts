import { AssemblerError } from './assembler-error.ts';
import type { ByteWriter } from './byte-writer.ts';
import {
  type Expression,
  type Integer,
  instruction,
  type Operation,
  printExpression,
  TYPE_BYTES,
  type ValueType,
  writeExpression,
} from './expression.ts';
import { i32 } from './i32.ts';
import { asInteger, integerConstant } from './integer-constant.ts';
import { plain } from './opcode.ts';

/** A variable of a function. As an expression it is its value at that moment. */
export interface Local<Type extends ValueType = ValueType> extends Expression<Type> {
  readonly name: string;
  /** Gives it another value. */
  readonly assignment: Operation<'none'>;
}

/** The types of a function's parameters by name; the order of the names is that of the arguments. */
export type Parameters = Readonly<Record<string, ValueType>>;

/** The parameters as variables. */
export type ParameterLocals<Params extends Parameters> = { readonly [Name in keyof Params]: Local<Params[Name]> };

/** A function of a module, as calls name it. */
export interface FunctionHandle<
  Params extends Parameters = Parameters,
  Result extends ValueType | 'none' = ValueType | 'none',
> {
  readonly name: string;
  readonly index: number;
  readonly params: Params;
  readonly result: Result;
}

/** Something a function does. */
type Statement =
  | { readonly kind: 'do'; readonly expression: Expression }
  | {
      readonly kind: 'if';
      readonly condition: Expression<'i32'>;
      readonly whenTrue: Statement[];
      readonly otherwise: Statement[];
    }
  /** Repeats its body while the condition, computed behind it, holds. */
  | { readonly kind: 'loop'; readonly body: Statement[]; condition: Expression<'i32'> };

/** Where a counting loop goes. */
export interface Range {
  /** @default 0 */
  readonly from?: Integer;
  /** Not reached. */
  readonly to: Integer;
  /** Above 0. @default 1 */
  readonly step?: number;
}

/** Puts one function together, statement by statement. */
export class FunctionBuilder {
  readonly #locals: Local[] = [];
  readonly #names = new Set<string>();
  readonly #numParams: number;
  #statements: Statement[] = [];
  #result: Expression | null = null;

  constructor(params: Parameters) {
    for (const [name, type] of Object.entries(params)) this.local(type, name);
    this.#numParams = this.#locals.length;
  }

  /** The parameters, in order. */
  get params(): readonly Local[] {
    return this.#locals.slice(0, this.#numParams);
  }

  /** A new variable, 0 at the beginning. @param name For listings. */
  local<Type extends ValueType>(type: Type, name: string): Local<Type> {
    const index = this.#locals.length;
    const unique = this.#names.has(name) ? `${name}_${index}` : name;
    this.#names.add(unique);
    const local: Local<Type> = {
      type,
      operation: {
        name: `local.get $${unique}`,
        type,
        operandTypes: [],
        write: (code) => {
          code.byte(0x20);
          code.unsigned(index);
        },
      },
      assignment: {
        name: `local.set $${unique}`,
        type: 'none',
        operandTypes: [type],
        write: (code) => {
          code.byte(0x21);
          code.unsigned(index);
        },
      },
      operands: [],
      immediates: [],
      name: unique,
    };
    this.#locals.push(local);
    return local;
  }

  /** A new variable with a value. */
  let<Type extends ValueType>(name: string, value: Expression<Type>): Local<Type> {
    const local = this.local(value.type, name);
    this.set(local, value);
    return local;
  }

  /** Gives a variable another value. */
  set<Type extends ValueType>(local: Local<Type>, value: Expression<Type>): void {
    this.do(instruction(local.assignment, [value]));
  }

  /** Adds a whole number to a variable, for example to an address. */
  advance(local: Local<'i32'>, by: Integer): void {
    this.set(local, i32.add(local, by));
  }

  /** Carries out a store or another expression for its effect; a value it gives is dropped. */
  do(expression: Expression): void {
    this.#statements.push({ kind: 'do', expression });
  }

  /** Calls a function; its value, where it has one, is dropped. */
  call<Params extends Parameters>(
    callee: FunctionHandle<Params>,
    args: { readonly [Name in keyof Params]: Expression<Params[Name]> | number },
  ): void {
    this.do(call(callee, args));
  }

  if(condition: Expression<'i32'>, whenTrue: () => void, otherwise: () => void = () => {}): void {
    this.#statements.push({
      kind: 'if',
      condition,
      whenTrue: this.#collect(whenTrue),
      otherwise: this.#collect(otherwise),
    });
  }

  /** Does the body once, and again as long as the condition, which is computed behind it, holds. */
  doWhile(body: () => void, condition: () => Expression<'i32'>): void {
    const statements = this.#collect(body);
    this.#statements.push({ kind: 'loop', body: statements, condition: condition() });
  }

  /**
   * Counts. Where both ends are plain numbers, the loop is known to run and is not checked before its first round.
   *
   * @param name Of the counter, for listings.
   * @param body Emitted once; it may change what it likes but the counter.
   */
  for(name: string, { from = 0, to, step = 1 }: Range, body: (counter: Local<'i32'>) => void): void {
    if (typeof from === 'number' && typeof to === 'number' && from >= to) return;
    const counter = this.let(name, asInteger(from));
    const loop = () => {
      this.doWhile(
        () => {
          body(counter);
          this.advance(counter, step);
        },
        () => i32.ltS(counter, to),
      );
    };
    if (typeof from === 'number' && typeof to === 'number') loop();
    else this.if(i32.ltS(counter, to), loop);
  }

  /** Leaves the function with a value; the last thing it does. */
  return(value: Expression<ValueType>): void {
    this.#result = value;
  }

  #collect(write: () => void): Statement[] {
    const outer = this.#statements;
    this.#statements = [];
    write();
    const inner = this.#statements;
    this.#statements = outer;
    return inner;
  }

  /**
   * Writes locals and instructions, as the code section holds them behind their length.
   *
   * @throws {AssemblerError} When the value it gives is not of the type that was said.
   */
  encode(code: ByteWriter, name: string, result: ValueType | 'none'): void {
    const given = this.#result?.type ?? 'none';
    if (given !== result) {
      throw new AssemblerError(`${name} returns ${given}; expected ${result}. End it with return(…) of that type.`);
    }
    const groups: { readonly type: ValueType; count: number }[] = [];
    for (const { type } of this.#locals.slice(this.#numParams)) {
      const last = groups[groups.length - 1];
      if (last?.type === type) last.count += 1;
      else groups.push({ type, count: 1 });
    }
    code.unsigned(groups.length);
    for (const { type, count } of groups) {
      code.unsigned(count);
      code.byte(TYPE_BYTES[type]);
    }
    writeStatements(this.#statements, code);
    if (this.#result) writeExpression(this.#result, code);
    code.byte(END);
  }

  /** The function's statements as text, one a line. */
  *lines(): Generator<string> {
    yield* printStatements(this.#statements, '    ');
    if (this.#result) yield `    ${printExpression(this.#result)}`;
  }
}

/** A call of a function, as the value that it gives. Plain numbers stand for i32 constants. */
export function call<Params extends Parameters, Result extends ValueType | 'none'>(
  callee: FunctionHandle<Params, Result>,
  args: { readonly [Name in keyof Params]: Expression<Params[Name]> | number },
): Expression<Result> {
  const names = Object.keys(callee.params);
  const operands = names.map((name) => {
    const value: Expression | number = args[name];
    return typeof value === 'number' ? integerConstant(value) : value;
  });
  return instruction(
    {
      name: `call $${callee.name}`,
      type: callee.result,
      operandTypes: names.map((name) => callee.params[name]),
      write: (code) => {
        code.byte(0x10);
        code.unsigned(callee.index);
      },
    },
    operands,
  );
}

/** a where the condition holds, else b; both are computed. */
export function select<Type extends 'i32' | 'f32'>(
  a: Expression<Type>,
  b: Expression<Type>,
  condition: Expression<'i32'>,
): Expression<Type> {
  return instruction({ name: 'select', type: a.type, operandTypes: [a.type, a.type, 'i32'], write: plain(0x1b) }, [
    a,
    b,
    condition,
  ]);
}

const END = 0x0b;
const NO_RESULT = 0x40;

function writeStatements(statements: readonly Statement[], code: ByteWriter): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case 'do':
        writeExpression(statement.expression, code);
        if (statement.expression.type !== 'none') code.byte(0x1a);
        break;
      case 'if':
        writeExpression(statement.condition, code);
        code.bytes([0x04, NO_RESULT]);
        writeStatements(statement.whenTrue, code);
        if (statement.otherwise.length > 0) {
          code.byte(0x05);
          writeStatements(statement.otherwise, code);
        }
        code.byte(END);
        break;
      case 'loop':
        code.bytes([0x03, NO_RESULT]);
        writeStatements(statement.body, code);
        writeExpression(statement.condition, code);
        // To the loop's beginning, which is the innermost label.
        code.bytes([0x0d, 0]);
        code.byte(END);
        break;
    }
  }
}

function* printStatements(statements: readonly Statement[], indent: string): Generator<string> {
  for (const statement of statements) {
    switch (statement.kind) {
      case 'do':
        yield indent +
          printExpression(
            statement.expression.type === 'none' ? statement.expression : instruction(DROP, [statement.expression]),
          );
        break;
      case 'if':
        yield `${indent}(if ${printExpression(statement.condition)} (then`;
        yield* printStatements(statement.whenTrue, `${indent}  `);
        if (statement.otherwise.length > 0) {
          yield `${indent}) (else`;
          yield* printStatements(statement.otherwise, `${indent}  `);
        }
        yield `${indent}))`;
        break;
      case 'loop':
        yield `${indent}(loop`;
        yield* printStatements(statement.body, `${indent}  `);
        yield `${indent}  (br_if 0 ${printExpression(statement.condition)})`;
        yield `${indent})`;
        break;
    }
  }
}

const DROP: Operation<'none'> = { name: 'drop', type: 'none', operandTypes: [], write: plain(0x1a) };
