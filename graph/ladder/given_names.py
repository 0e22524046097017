"""Given names by which a person is told from other words in capitals: a list of common ones."""

_CLEAR = """
Aaron Adam Adrian Agnieszka Ahmed Ahmet Aisha Alan Albert Alejandro Alex Alexander Alexandra Ali Alice
Alicia Alison Amanda Amara Amir Amy Ana Anders Andrea Andreas Andrew Andy Angela Anita Anja Anjali Ann
Anna Anne Annette Anthony Antonio Aoife Arjun Arthur Arun Ashley Astrid Barbara Ben Benjamin Beth Betty
Beverly Bilal Bjarne Bjorn Bob Bobby Brandon Brenda Brian Bruce Bruno Bryan Camille Carl Carla Carlos
Carmen Carol Caroline Catherine Cathy Charles Charlotte Chen Chiara Chidi Chris Christian Christina
Christine Christopher Cindy Claire Clara Claudia Colin Connor Craig Cynthia Daniel Daniela Danielle Dave
David Deborah Debra Declan Deepak Denise Dennis Derek Diana Diane Diego Dmitri Donald Donna Doris Dorothy
Doug Douglas Ed Eduardo Edward Elena Eli Elias Elizabeth Ella Ellen Emily Emma Eoin Eric Erica Erik Erin
Ethan Eva Evelyn Farid Fatima Felix Fernando Fiona Francesca Francis Francisco Fred Frederick Gabriel Gary
Gavin Geoff George Gerald Gina Giovanni Giulia Gloria Gordon Greg Gregory Gunnar Hannah Hans Harold Harry
Hassan Heather Helen Helena Henry Hiroshi Howard Hugo Ian Ibrahim Imran Ingrid Irene Isaac Isabel Isabella
Ivan Jackie Jacob Jacqueline Jake Jakub James Jamie Jan Jane Janet Janice Jason Javier Jay Jean Jeff
Jeffrey Jennifer Jenny Jeremy Jerry Jesse Jessica Jill Jim Jimmy Joan Joanna Joe Joel Johan Johannes John
Johnny Jon Jonas Jonathan Jorge Jose Joseph Joshua Joyce Juan Judith Judy Julia Julian Julie Justin
Kaitlyn Karen Karim Karin Karl Katarzyna Kate Katherine Kathleen Kathryn Kathy Katie Katrin Keith Kelly
Ken Kenji Kenneth Kevin Khadija Kim Kimberly Klaus Krishna Kristen Kumar Kwame Kyle Lakshmi Larry Lars
Laura Lauren Laurie Layla Leah Leila Leo Leonard Leslie Liam Linda Lindiwe Ling Lisa Liz Logan Lori Louis
Louise Lucas Lucia Lucy Luis Lukas Luke Lynn Magnus Manuel Marc Marco Marek Margaret Maria Marie Marilyn
Mario Marion Marta Martha Martin Mary Mateo Matt Matthew Maurice Megan Mehmet Mei Melissa Mia Michael
Michelle Miguel Mike Mikhail Mohamed Mohammed Molly Monica Muhammad Nadia Nancy Naoko Natalia Natalie
Nathan Neha Neil Ngozi Niamh Nicholas Nicola Nicolas Nicole Nikhil Nikolai Nils Nina Noah Noor Nora Olga
Oliver Olivia Oluwaseun Omar Oscar Owen Pablo Pamela Patricia Patrick Paul Paula Pedro Peggy Peter Phil
Philip Phyllis Pierre Piotr Pooja Priya Rachel Rafael Rahul Raj Rajesh Ralph Ramesh Randy Ravi Raymond
Rebecca Ricardo Richard Rick Rita Robert Roberta Roberto Robin Roger Roland Ron Ronald Rosa Roy Russell
Ruth Ryan Sally Salma Sam Samantha Samir Samuel Sandra Sandy Sanjay Sara Sarah Scott Sean Sebastian Sergey
Sergio Shannon Sharon Sheila Shirley Siddharth Sigrid Simon Siobhan Sofia Sonia Sophia Sophie Stacy Stefan
Stephanie Stephen Steve Steven Stuart Sunil Sunita Suresh Susan Suzanne Sven Svetlana Sylvia Tamara Tammy
Tanya Tara Tatiana Ted Teresa Terry Thabo Theresa Thomas Tim Timothy Tina Todd Tom Tomas Tony Tracy Tyler
Ursula Valerie Vanessa Veronica Vijay Vikram Vincent Virginia Vivian Walter Wayne Wei Wendy William Xavier
Yasmin Yolanda Youssef Yuki Yuri Yusuf Yvonne Zachary Zainab Zoe Zofia
"""
_UNCLEAR = """
    Abby Angel Art Austin Bill Bonnie Brook Chad Charity Chase Chip Dale Dan Dawn Dean Dolly Don Drew
    Faith Frank Gene Glen Grace Grant Guy Hope Jack Jordan Josh Joy Lee Lily Mark Max Melody Miles
    Nick Pat Pearl Penny Ray Rich Rob Rose Ross Rusty Sue Summer Victor Will
"""

# Names that are hardly anything but a name.
CLEAR = frozenset(_CLEAR.split())
# Names that are also words, months or brands: taken for a person only where one is addressed.
UNCLEAR = frozenset(_UNCLEAR.split())
