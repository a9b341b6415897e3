// So that tests can import the package as it is installed here.
export * from "partner-calculator/engine";
