namespace ClusterSim.Nodes.Programs.BuiltIn.Book;

/// <summary>The scripts of the book's images that are made of shell.</summary>
internal static class BookScripts
{
    public const string Kubia = """
        const http = require('http');
        const os = require('os');

        console.log("Kubia server starting...");

        var handler = function(request, response) {
          console.log("Received request from " + request.connection.remoteAddress);
          response.writeHead(200);
          response.end("You've hit " + os.hostname() + "\n");
        };

        var www = http.createServer(handler);
        www.listen(8080);

        """;

    public const string BatchJob = "echo \"$(date) Batch job starting\"; sleep 120; echo \"$(date) Finished succesfully\"";

    public const string SsdMonitor = "while true; do echo 'SSD OK'; sleep 5; done";

    /// <summary>A new saying in a file every so often: ten seconds, or as long as an argument or a variable says.</summary>
    public static string FortuneLoop(string interval, bool saysSo) => $"""
        #!/bin/bash
        trap "exit" SIGINT
        INTERVAL={interval}
        {(saysSo ? "echo Configured to generate new fortune every $INTERVAL seconds" : ":")}
        mkdir -p /var/htdocs
        while :
        do
          echo $(date) Writing fortune to /var/htdocs/index.html
          fortune > /var/htdocs/index.html
          sleep $INTERVAL
        done

        """;
}
