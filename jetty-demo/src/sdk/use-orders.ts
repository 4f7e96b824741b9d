// What a program does with the generated client, and with the published types of problems.
import {
  ApiOrdersPost400ProblemFromJSON,
  ApiOrdersPostBodyShippingEnum,
  Configuration,
  DefaultApi,
  ResponseError,
} from "./client/index";
import type { ApiOrdersIdPaymentPostProblem, ApiOrdersPostProblem, Problems } from "./problems";

declare const process: { argv: string[] };

const orders = new DefaultApi(new Configuration({ basePath: process.argv[2]! }));

async function order(age: number, quantity: number): Promise<string> {
  try {
    const response = await orders.apiOrdersPostRaw({
      apiOrdersPostBody: {
        email: "ada@example.com",
        age,
        shipping: ApiOrdersPostBodyShippingEnum.Express,
        items: [{ sku: "ABC-1234", quantity, price: 9 }],
      },
    });
    return response.raw.headers.get("location")!;
  } catch (failed) {
    if (!(failed instanceof ResponseError)) {
      throw failed;
    }
    const body = await failed.response.json();
    tell(body);
    // The generator has a union of its own for each status, and leaves it to us to read into it.
    const union = ApiOrdersPost400ProblemFromJSON(body);
    if (union.code === "validation_failed") {
      console.log(`generated: ${union.code} with ${union.errors.length} errors`);
    }
    return "";
  }
}

function tell(problem: ApiOrdersPostProblem): void {
  switch (problem.code) {
    case "validation_failed":
      console.log(`${problem.status} ${problem.code}`);
      for (const error of problem.errors) {
        console.log(`  ${error.pointer} ${error.code} ${error.expected?.["minimum"]}`);
      }
      break;
    default:
      console.log("not expected:", problem);
  }
}

async function pay(id: string): Promise<void> {
  try {
    await orders.apiOrdersIdPaymentPost({ id });
    console.log("paid");
  } catch (failed) {
    if (!(failed instanceof ResponseError)) {
      throw failed;
    }
    const problem = (await failed.response.json()) as ApiOrdersIdPaymentPostProblem;
    switch (problem.code) {
      case "upstream_connect_refused":
        console.log(
          `${problem.status} ${problem.code} ${problem.upstream} retryable=${problem.retryable}`,
        );
        break;
      default:
        console.log("not expected:", problem);
    }
  }
}

function later(problem: Problems): void {
  switch (problem.code) {
    case "validation_failed":
    case "upstream_timeout":
      console.log("not expected:", problem);
      break;
    default: {
      const code: string = problem.code;
      console.log(`${problem.status} ${code} is AnyOther`);
    }
  }
}

async function main(): Promise<void> {
  await order(17, 0);
  const path = await order(36, 1);
  await pay(path.substring(path.lastIndexOf("/") + 1));
  later(JSON.parse('{"code": "of_a_later_version", "status": 409}'));
}

void main();
