/** The often-used passwords of ten characters and more that published leaks begin with, and those this product invites. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `1234567890 12345678910 123456789a a123456789 aa123456789 123456789q q123456789 1q2w3e4r5t 1qaz2wsx3edc
  qwertyuiop qwerty12345 qwerty123456 1234qwerasdf password123 password1234 password12 passw0rd123 p@ssw0rd123
  administrator admin12345 admin123456 admin@12345 administrator1 iloveyou123 woaini1314 woaini1314520
  5201314520 1314520520 52013145201314 11223344556677 112233445566 1122334455 1357924680 0987654321 9876543210
  147258369a 147258369147 123321123321 123123123123 12341234abcd abcd123456 abc123456789 abcdefghij asdfghjkl123
  asdfghjkl; zxcvbnm123 zxcvbnm12345 qazwsxedc123 qazwsx123456 woshishui123 zhongguo123 zhongguo1949 china123456
  tongban123 tongban12345 tongban123456 tongban2024 tongban2025 tongban2026 zhengwu123 zhengwu123456 zwfw123456
  welcome123 welcome12345 changeme123 letmein123 sunshine123 dragon123456 monkey123456 superman123 football123
  aini1314520 wang123456 zhang123456 li123456789 test123456 test12345678 guest123456 root123456 user123456`.split(
    /\s+/,
  ),
);
