Console.WriteLine("servers");
