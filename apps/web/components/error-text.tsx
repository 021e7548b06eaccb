interface ErrorTextProps {
  /** In English, as the packages say it. */
  readonly children: string;
}

/** What a program said of an error, set apart from the sentence in the page's language that leads to it. */
export function ErrorText({ children }: ErrorTextProps) {
  return (
    <bdi lang="en" dir="ltr">
      {children}
    </bdi>
  );
}
