Console.WriteLine("KSF");
